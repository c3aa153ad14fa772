import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import classes from './message.module.css';

type Message = {
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** How long it stands, in milliseconds; false until somebody closes it. */
  readonly standsFor: number | false;
};

/** Says in the corner of every screen what was done, with a button that takes it back. Answers the way to hide it. */
export function showMessage({ text, action, standsFor }: Message): () => void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    role: 'status',
    className: classes.notice ?? '',
    autoClose: standsFor,
    closeButtonProps: { 'aria-label': 'Close message' },
    message: (
      <span className={classes.message}>
        {text}
        {action && (
          <Button variant="subtle" onClick={action.run}>
            {action.label}
          </Button>
        )}
      </span>
    ),
  });
  return () => void notifications.hide(id);
}

import { Button, Group, Modal } from '@mantine/core';
import { type RefObject, useEffect } from 'react';
import { useBlocker } from 'react-router';

type Props = {
  readonly isDirty: boolean;
  readonly onDiscard: () => void;
  /** A place that the form itself leads to; going there asks nothing. */
  readonly allowed: RefObject<string | null>;
};

/** Leaving a changed form asks (R7). What was typed is a draft on this computer all the while. */
export function LeaveGuard({ isDirty, onDiscard, allowed }: Props) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty &&
      nextLocation.pathname !== allowed.current &&
      nextLocation.pathname !== currentLocation.pathname,
  );

  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Modal opened onClose={() => blocker.reset()} title="Leave without saving?">
      <p style={{ marginTop: 0 }}>
        Your changes are not saved. You can leave them as a draft on this computer and go on later.
      </p>
      <Group justify="flex-end" gap={8}>
        <Button
          variant="subtle"
          color="red"
          onClick={() => {
            onDiscard();
            blocker.proceed();
          }}
        >
          Discard changes
        </Button>
        <Button onClick={() => blocker.proceed()}>Leave and keep draft</Button>
        <Button variant="filled" data-autofocus onClick={() => blocker.reset()}>
          Keep editing
        </Button>
      </Group>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import type { Trouble } from '../../data/server-client.ts';
import { useHost } from '../../host-context.tsx';
import classes from './online.module.css';

const needsServer = 'This needs the server, which does not answer. It works again when you are online.';

/** In words, why the server gave no answer, and that nothing typed is lost. */
export const troubleText = ({ reason, message }: Trouble): string =>
  reason === 'unreachable' ? needsServer : message;

type Props = { readonly trouble: Trouble; readonly isAsking: boolean; readonly onAgain: () => void };

/** What stands in place of a list, or above it, while the server does not give it. */
export function TroubleNote({ trouble, isAsking, onAgain }: Props) {
  const { signOut } = useHost();
  return (
    <div className={classes.trouble} role="alert">
      <span>{troubleText(trouble)}</span>
      <span className="grow" />
      {trouble.reason === 'signedOut' && <Button onClick={() => void signOut()}>Sign in again</Button>}
      <Button onClick={onAgain} disabled={isAsking}>
        Try again
      </Button>
    </div>
  );
}

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The shape of a list while it is on its way. */
export const ListOutline = () => (
  <div className={classes.outline} role="status" aria-label="Loading">
    {rows.map((row) => (
      <i key={row} />
    ))}
  </div>
);

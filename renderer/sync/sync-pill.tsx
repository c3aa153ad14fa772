import { Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import { formatMoment } from '../parts/display.ts';
import { syncLine, useSyncState } from '../parts/use-sync-state.ts';

/** The state of sync, always in sight (R52). */
export function SyncPill() {
  const state = useSyncState();
  const { text, colour } = syncLine(state);
  const last = state.lastSuccess ? `Last success ${formatMoment(state.lastSuccess)}` : 'No success yet';
  const more = state.isAlone ? 'Nothing leaves this computer until you connect it to a server' : last;
  return (
    <Tooltip label={state.trouble ? `${state.trouble.message} ${last}` : more}>
      <Link to="/sync" className={`pill dot ${colour}`} role="status" aria-label={`Sync: ${text}`}>
        {text}
      </Link>
    </Tooltip>
  );
}

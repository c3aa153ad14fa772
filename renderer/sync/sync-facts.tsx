import { useSyncExternalStore } from 'react';
import { useData } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { formatMoment } from '../parts/display.ts';
import type { SyncState } from '../parts/use-sync-state.ts';
import classes from './sync-page.module.css';
import { useCertificateTrouble } from './use-certificate-trouble.ts';

/** With which server, as whom, on which computer, and how it went last. */
export function SyncFacts({ state }: { readonly state: SyncState }) {
  const { session, sync } = useData();
  const { host } = useHost();
  const certificate = useCertificateTrouble(state);
  const isLeader = useSyncExternalStore(sync.onLeader, sync.isLeader);
  return (
    <dl className={classes.facts}>
      <dt>Server</dt>
      <dd>{session.serverAddress}</dd>
      <dt>Signed in as</dt>
      <dd>
        {session.user.name}, {session.company.name}
      </dd>
      <dt>This computer</dt>
      <dd>{host.device}</dd>
      <dt>Last success</dt>
      <dd className="num">{state.lastSuccess ? formatMoment(state.lastSuccess) : 'None yet'}</dd>
      {state.trouble && (
        <>
          <dt>Trouble</dt>
          <dd>{certificate ?? state.trouble.message}</dd>
        </>
      )}
      {!isLeader && (
        <>
          <dt>Window</dt>
          <dd>Another window of this app syncs. All windows show the same.</dd>
        </>
      )}
    </dl>
  );
}

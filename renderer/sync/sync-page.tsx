import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import type { OutboxEntry } from '../data/outbox.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { syncLine, useSyncState } from '../parts/use-sync-state.ts';
import { PhotoList } from './photo-list.tsx';
import { RefusedList } from './refused-list.tsx';
import classes from './sync-page.module.css';

/** What waits, what failed and why, and what is to decide (R50, R52). */
export function SyncPage() {
  const data = useData();
  const { signOut } = useHost();
  const state = useSyncState();
  const { text, colour } = syncLine(state);
  const waiting = useRecords(data.outbox).filter((entry) => entry.state === 'waiting');
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>Sync</h1>
        <span className={`pill dot ${colour}`}>{text}</span>
        <span className="grow" />
        {state.trouble?.reason === 'signedOut' && (
          <Button variant="filled" onClick={() => void signOut()}>
            Sign in again
          </Button>
        )}
        <Button onClick={data.sync.now}>Sync now</Button>
      </div>
      <dl className={classes.facts}>
        <dt>Server</dt>
        <dd>{data.session.serverAddress}</dd>
        <dt>Signed in as</dt>
        <dd>{data.session.user.name}</dd>
        <dt>Last success</dt>
        <dd>{state.lastSuccess ? formatMoment(state.lastSuccess) : 'None yet'}</dd>
        {state.trouble && (
          <>
            <dt>Trouble</dt>
            <dd>{state.trouble.message}</dd>
          </>
        )}
      </dl>
      <Undecided />
      <RefusedList />
      <PhotoList />
      <section className="card" aria-labelledby="waiting">
        <h2 id="waiting">Waiting for the server</h2>
        {waiting.length === 0 ? (
          <p className={classes.none}>
            Nothing waits. Everything typed on this computer has reached the server.
          </p>
        ) : (
          <ul className={classes.list}>
            {waiting.map((entry) => (
              <Waiting key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Undecided() {
  const technicians = useRecords(useData().technicians);
  const undecided = technicians.filter((technician) => toDecide(technician) > 0);
  if (undecided.length === 0) return null;
  return (
    <section className="card" aria-labelledby="undecided">
      <h2 id="undecided">To decide</h2>
      <ul className={classes.list}>
        {undecided.map(({ id, name, conflicts, flags }) => (
          <li key={id}>
            <Link to={`/technicians/${id}`}>{name}</Link>
            <span className="hint">{whatToDecide(conflicts, flags)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whatToDecide(conflicts: Technician['conflicts'], flags: Technician['flags']): string {
  const changed = Object.keys(conflicts ?? {}).length;
  const taken = Object.keys(flags ?? {}).length;
  return [changed && `${changed} changed in two places`, taken && `${taken} taken by somebody else`]
    .filter(Boolean)
    .join(', ');
}

const kinds: Readonly<Record<string, string>> = {
  technicians: 'Technician',
  lists: 'List entry',
  requests: 'Request',
  company: 'Company',
};

function Waiting({ entry }: { readonly entry: OutboxEntry }) {
  const data = useData();
  const name =
    entry.collectionName === 'technicians'
      ? data.technicians.get(entry.recordId)?.name
      : data.lists.get(entry.recordId)?.name;
  return (
    <li>
      <span>
        {kinds[entry.collectionName] ?? entry.collectionName} {name}
      </span>
      <span className="hint">since {formatMoment(entry.at)}</span>
    </li>
  );
}

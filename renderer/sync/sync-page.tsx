import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Technician } from '#domain/technician/fields.ts';
import { toDecide } from '#domain/technician/to-decide.ts';
import { useAttention } from '../attention/use-attention.ts';
import { AloneSync } from '../connect/alone-sync.tsx';
import { isAlone } from '../data/alone.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { syncLine, useSyncState } from '../parts/use-sync-state.ts';
import { HeldBackCard } from './held-back-card.tsx';
import { PhotoList } from './photo-list.tsx';
import { RefusedList } from './refused-list.tsx';
import { SyncEvents } from './sync-events.tsx';
import { SyncFacts } from './sync-facts.tsx';
import classes from './sync-page.module.css';
import { WaitingList } from './waiting-list.tsx';

/** What waits, what failed and why, and what is to decide (R50, R52); without a server, the way to one (R53). */
export function SyncPage() {
  return isAlone(useData().session) ? <AloneSync /> : <ServerSync />;
}

function ServerSync() {
  const data = useData();
  const { host, signOut } = useHost();
  const state = useSyncState();
  const { text, colour } = syncLine(state);
  const save = async () => host.saveText('fieldroster-queue.json', await data.sync.exportQueue());
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
        <Button variant="subtle" onClick={() => void save()}>
          Export the queue
        </Button>
        <Button onClick={data.sync.now}>Retry now</Button>
      </div>
      <SyncFacts state={state} />
      <HeldBackCard />
      <Undecided />
      <RefusedList />
      <PhotoList />
      <WaitingList />
      <SyncEvents />
    </div>
  );
}

/** So many are listed; the rest is counted. */
const mostShown = 20;

function Undecided() {
  const technicians = useRecords(useData().technicians);
  const { count } = useAttention();
  const undecided = technicians.filter((technician) => toDecide(technician) > 0);
  if (undecided.length === 0) return null;
  return (
    <section className="card" aria-labelledby="undecided">
      <h2 id="undecided">To decide</h2>
      <ul className={classes.list}>
        {undecided.slice(0, mostShown).map(({ id, name, conflicts, flags }) => (
          <li key={id}>
            <Link to={`/technicians/${id}`}>{name}</Link>
            <span className="hint">{whatToDecide(conflicts, flags)}</span>
          </li>
        ))}
        {undecided.length > mostShown && <li>and {(undecided.length - mostShown).toLocaleString()} more</li>}
      </ul>
      <p className={classes.none}>
        {needing(count)} Settle them one by one or many at once in{' '}
        <Link to="/attention">Needs attention</Link>.
      </p>
    </section>
  );
}

const needing = (count: number) =>
  count === 1 ? 'In all, 1 needs attention.' : `In all, ${count.toLocaleString()} need attention.`;

function whatToDecide(conflicts: Technician['conflicts'], flags: Technician['flags']): string {
  const changed = Object.keys(conflicts ?? {}).length;
  const taken = Object.keys(flags ?? {}).length;
  return [changed && `${changed} changed in two places`, taken && `${taken} taken by somebody else`]
    .filter(Boolean)
    .join(', ');
}

import { Button } from '@mantine/core';
import { type HeldBack, type HeldBackRecord, heldBackId } from '../data/held-back.ts';
import { useData, useRecord } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import classes from './sync-page.module.css';

/** So many names are listed; the rest is counted. */
const mostNames = 10;

/** A pull that would take more than a fifth of the profiles waits for a person (S18). */
export function HeldBackCard() {
  const found = useHeldBack();
  const { sync } = useData();
  if (!found) return null;
  const isOpen = found.decision === 'open';
  return (
    <section className="card" aria-labelledby="held-back">
      <h2 id="held-back">{isOpen ? 'Many profiles would go' : 'Profiles kept on this computer'}</h2>
      <p className={classes.none}>
        {summary(found)} Everything else goes on. {isOpen ? advice : kept}
      </p>
      <ul className={classes.list}>
        {found.records.slice(0, mostNames).map((record) => (
          <HeldBackItem key={record.id} record={record} />
        ))}
        {found.records.length > mostNames && (
          <li>and {(found.records.length - mostNames).toLocaleString()} more</li>
        )}
      </ul>
      <div className={classes.none}>
        <Button onClick={() => void sync.decide('accept')}>Accept the changes</Button>{' '}
        {isOpen && (
          <Button variant="subtle" onClick={() => void sync.decide('keep')}>
            Keep what is here
          </Button>
        )}
      </div>
    </section>
  );
}

const advice = 'Ask whoever did it whether it was meant before you accept.';
const kept = 'These go on showing here only; the server has not changed its mind.';

function summary({ records, held, at }: HeldBack): string {
  const removed = records.filter(({ how }) => how === 'removed').length;
  const parts = [
    removed > 0 && `${removed.toLocaleString()} removed`,
    records.length > removed && `${(records.length - removed).toLocaleString()} deactivated`,
  ];
  const counts = parts.filter(Boolean).join(' and ');
  return `Of the ${held.toLocaleString()} profiles here, the server has ${counts} (${formatMoment(at)}).`;
}

function HeldBackItem({ record: { name, how, by } }: { readonly record: HeldBackRecord }) {
  const { people } = useData();
  const author = useRecord(people, by ?? '')?.name;
  return (
    <li>
      <span>{name}</span>
      <span className="hint">{author ? `${how} by ${author}` : how}</span>
    </li>
  );
}

/** What is held back, or null. */
export function useHeldBack(): HeldBack | null {
  const note = useRecord(useData().notes, heldBackId('technicians'));
  return (note?.value as unknown as HeldBack | undefined) ?? null;
}

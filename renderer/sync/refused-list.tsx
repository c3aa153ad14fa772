import { Link } from 'react-router';
import type { Refused } from '../data/quarantine.ts';
import { useData, useRecords } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import classes from './sync-page.module.css';

/** What the server refused (S9), why, and the way to where it is settled. */
export function RefusedList() {
  const refused = useRecords(useData().refused);
  if (refused.length === 0) return null;
  return (
    <section className="card" aria-labelledby="refused">
      <h2 id="refused">Refused by the server</h2>
      <ul className={classes.list}>
        {refused.map((entry) => (
          <RefusedItem key={entry.id} entry={entry} />
        ))}
      </ul>
      <p className={classes.none}>
        All that was typed is kept. Try again, edit or discard it in{' '}
        <Link to="/attention">Needs attention</Link>.
      </p>
    </section>
  );
}

function RefusedItem({ entry: { typed, recordId, reason, at } }: { readonly entry: Refused }) {
  return (
    <li>
      <span>
        <strong>{String(typed.name ?? recordId)}</strong> <span className={classes.reason}>{reason}</span>
      </span>
      <span className="hint num">{formatMoment(at)}</span>
    </li>
  );
}

import { type SyncEvent, syncReportId } from '../data/sync-report.ts';
import { useData, useRecord } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import classes from './sync-page.module.css';

/** What happened to sync on this computer that nobody has to decide, newest first. */
export function SyncEvents() {
  const note = useRecord(useData().notes, syncReportId)?.value as
    | { events?: readonly SyncEvent[] }
    | undefined;
  const events = note?.events ?? [];
  if (events.length === 0) return null;
  return (
    <section className="card" aria-labelledby="events">
      <h2 id="events">What happened</h2>
      <ul className={classes.list}>
        {events.map((event) => (
          <li key={`${event.at} ${event.kind} ${event.collection}`}>
            <span>{sentence(event)}</span>
            <span className="hint">{formatMoment(event.at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const nouns: Readonly<Record<string, string>> = {
  technicians: 'technicians',
  lists: 'list entries',
  people: 'office users',
  company: 'company settings',
  requests: 'requests',
};

function sentence({ kind, collection, count }: SyncEvent): string {
  const what = nouns[collection] ?? collection;
  const some = `${count.toLocaleString()} ${what}`;
  if (kind === 'broughtBack') return `The server had lost ${some}; this computer brought them back.`;
  if (kind === 'fetchedAnew') return `The ${what} here differed from the server and were fetched anew.`;
  if (kind === 'stillDiffers')
    return `The ${what} here still differ from the server. Tell your administrator.`;
  return `${some} are not as this version of the app knows them. Update it.`;
}

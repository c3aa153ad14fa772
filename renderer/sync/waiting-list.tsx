import { useEffect, useMemo, useState } from 'react';
import { useData, useRecords } from '../data-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { type QueuedEdit, queuedEdits } from './queued-edits.ts';
import classes from './sync-page.module.css';

/** So many are listed; the rest is counted. */
const mostShown = 200;

/** Every record that has not reached the server, with what was typed on it and since when (R52). */
export function WaitingList() {
  const { edits, isRead } = useQueue();
  return (
    <section className="card" aria-labelledby="waiting">
      <h2 id="waiting">Waiting for the server</h2>
      {edits.length === 0 && isRead && (
        <p className={classes.none}>
          Nothing waits. Everything typed on this computer has reached the server.
        </p>
      )}
      <ul className={classes.list}>
        {edits.slice(0, mostShown).map((edit) => (
          <Waiting key={edit.id} edit={edit} />
        ))}
        {edits.length > mostShown && <li>and {(edits.length - mostShown).toLocaleString()} more</li>}
      </ul>
    </section>
  );
}

/** What the queue holds now; read anew whenever it changes. */
function useQueue(): { readonly edits: readonly QueuedEdit[]; readonly isRead: boolean } {
  const { outbox, sync } = useData();
  const entries = useRecords(outbox);
  const waiting = useMemo(() => entries.filter(({ state }) => state === 'waiting'), [entries]);
  const key = waiting.map(({ id, editId }) => `${id} ${editId}`).join('\n');
  const [read, setRead] = useState<{ key: string; edits: readonly QueuedEdit[] } | null>(null);
  useEffect(() => {
    let isGone = false;
    const show = async () => {
      const edits = key === '' ? [] : queuedEdits(await sync.exportQueue());
      if (!isGone) setRead({ key, edits });
    };
    void show();
    return () => {
      isGone = true;
    };
  }, [key, sync]);
  return { edits: read?.edits ?? [], isRead: read?.key === key };
}

function Waiting({ edit: { kind, name, fields, what, at } }: { readonly edit: QueuedEdit }) {
  return (
    <li>
      <span>
        {kind} <strong>{name}</strong>
        <span className="hint"> {fields ? fields.join(', ') : what === 'added' ? 'new' : 'removed'}</span>
      </span>
      <span className="hint num">since {formatMoment(at)}</span>
    </li>
  );
}

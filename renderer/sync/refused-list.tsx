import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { AnyRecord, Fields } from '#domain/record/field.ts';
import { changedFields, fieldValue, withFieldValue } from '#domain/record/value.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import type { Refused } from '../data/quarantine.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { displayText, formatMoment } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import { formFields } from '../parts/form/form-values.ts';
import classes from './sync-page.module.css';

/** What the server refused (S9): why, what was typed, and the ways on. Nothing goes without a person saying so. */
export function RefusedList() {
  const refused = useRecords(useData().refused);
  const { host } = useHost();
  if (refused.length === 0) return null;
  return (
    <section className="card" aria-labelledby="refused">
      <h2 id="refused">Refused by the server</h2>
      <ul className={classes.list}>
        {refused.map((entry) => (
          <RefusedItem key={entry.id} entry={entry} />
        ))}
      </ul>
      <div className={classes.none}>
        <Button
          onClick={() => void host.saveText('fieldroster-refused.json', JSON.stringify(refused, null, 2))}
        >
          Export what was refused
        </Button>
      </div>
    </section>
  );
}

const fieldsOf = ({ collectionName }: Refused): Fields =>
  collectionName === 'technicians' ? formFields(technicianFields) : {};

function RefusedItem({ entry }: { readonly entry: Refused }) {
  const data = useData();
  const names = useNames();
  const navigate = useNavigate();
  const fields = fieldsOf(entry);
  const changed = changedFields(fields, entry.base ?? {}, entry.typed);
  const name = String(entry.typed.name ?? entry.recordId);

  const correct = async () => {
    const now = data.technicians.get(entry.recordId) ?? null;
    const values = changed.reduce<AnyRecord>(
      (record, field) => withFieldValue(record, field, fieldValue(entry.typed, field)),
      now ?? {},
    );
    await data.drafts.keep(now ? `technician:${entry.recordId}` : 'technician:new', values, now);
    await data.quarantine.remove(entry.id);
    void navigate(now ? `/technicians/${entry.recordId}` : '/technicians/new');
  };

  return (
    <li className={classes.refused}>
      <div>
        <strong>{name}</strong> <span className="hint">{formatMoment(entry.at)}</span>
      </div>
      <div className={classes.reason}>{entry.reason}</div>
      <dl className={classes.typed}>
        {changed.map((field) => (
          <Typed key={field} label={fields[field]?.label ?? field}>
            {fields[field]
              ? displayText(fields[field], fieldValue(entry.typed, field), names) || 'nothing'
              : ''}
          </Typed>
        ))}
      </dl>
      <div className={classes.actions}>
        {entry.collectionName === 'technicians' && (
          <Button onClick={() => void correct()}>Open and correct</Button>
        )}
        <Button variant="subtle" color="red" onClick={() => void data.quarantine.remove(entry.id)}>
          Drop what was typed
        </Button>
      </div>
    </li>
  );
}

function Typed({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

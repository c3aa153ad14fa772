import { Button, Modal } from '@mantine/core';
import { parse } from 'papaparse';
import { useMemo } from 'react';
import type { Fields } from '#domain/record/field.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import type { AppData } from '../../data/app-data.ts';
import { useData } from '../../data-context.tsx';
import { displayText } from '../../parts/display.ts';
import { useNames } from '../../parts/entries.ts';
import { meantBy } from '../../parts/table/clipboard-text.ts';
import { changeProfiles } from '../../undo/change-profiles.ts';
import dialogs from '../dialogs.module.css';
import { judgeProfile, lockOf } from '../profile-form.ts';
import { useLookup } from './lookup.ts';
import classes from './paste-dialog.module.css';
import { changesOf, type PastedCell, type PastePlan, planPaste } from './plan-paste.ts';

type Props = {
  /** Tab-separated, as spreadsheets put it on the clipboard. */
  readonly text: string;
  /** From the cell that was pasted into: the technicians downwards, and the columns to the right. */
  readonly technicians: readonly Technician[];
  readonly columns: readonly string[];
  readonly onClose: () => void;
};

/** So many rows are drawn; the rest is counted. */
const mostRows = 100;

/** Shows what a paste would change before it does, and what it can't (R56). */
export function PasteDialog({ text, technicians, columns, onClose }: Props) {
  const data = useData();
  const lookup = useLookup();
  const plan = useMemo(
    () => planPaste(blockOf(text), { records: technicians, columns, lookup, ...rulesOf(data) }),
    [text, technicians, columns, lookup, data],
  );
  const changes = changesOf(plan);
  const count = changes.reduce((sum, each) => sum + Object.keys(each.changes).length, 0);
  const label = `Paste ${count.toLocaleString()} ${count === 1 ? 'cell' : 'cells'}`;
  const paste = async () => {
    onClose();
    await changeProfiles(data, `Pasted ${count === 1 ? '1 cell' : `${count} cells`}`, changes);
  };
  return (
    <Modal opened onClose={onClose} title="Paste cells" size="xl">
      <p className={dialogs.lead}>{leadOf(plan, count)}</p>
      {plan.rows.length > 0 && <Preview plan={plan} />}
      <div className={dialogs.actions}>
        <span className="grow" />
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" disabled={count === 0} data-autofocus onClick={() => void paste()}>
          {label}
        </Button>
      </div>
    </Modal>
  );
}

/** A spreadsheet ends its text with an empty line. */
const blockOf = (text: string): string[][] =>
  parse<string[]>(text.replace(/\r?\n$/, ''), { delimiter: '\t', transform: meantBy }).data;

const rulesOf = (data: AppData) => ({
  fields: technicianFields as Fields,
  lock: (record: { readonly id: string }, name: string, field: Fields[string]) =>
    lockOf(data, data.technicians.get(record.id) ?? null)(name, field),
  judge: (record: { readonly id: string }) => judgeProfile(data, record.id)(record),
});

function leadOf({ rows, beyond }: PastePlan, count: number): string {
  const refused = rows.flatMap(({ cells }) => cells).filter(({ problem }) => problem !== null).length;
  const beyondWords = [
    beyond.rows > 0 ? `${beyond.rows.toLocaleString()} pasted rows lie below the table` : '',
    beyond.columns > 0 ? `${beyond.columns} pasted columns lie beyond its right end` : '',
  ].filter(Boolean);
  return [
    count === 0 ? 'Nothing would change.' : 'This is what would change. It can be undone.',
    refused > 0 ? `${refused.toLocaleString()} can’t be taken and stay as they are.` : '',
    beyondWords.length > 0 ? `${beyondWords.join(', and ')}; they are left out.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function Preview({ plan }: { readonly plan: PastePlan }) {
  const shown = plan.rows.slice(0, mostRows);
  const more = plan.rows.length - shown.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard too
    <section className={classes.scroller} tabIndex={0} aria-label="Preview">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Technician</th>
            <th scope="col">Column</th>
            <th scope="col">Now</th>
            <th scope="col">Pasted</th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap(({ id, name, cells }) =>
            cells.map((cell) => <CellRow key={`${id} ${cell.field}`} name={name} cell={cell} />),
          )}
        </tbody>
      </table>
      {more > 0 && <p className="muted">and {more.toLocaleString()} more technicians</p>}
    </section>
  );
}

function CellRow({ name, cell }: { readonly name: string; readonly cell: PastedCell }) {
  const names = useNames();
  const field = (technicianFields as Fields)[cell.field];
  const words = (value: unknown) => (field ? displayText(field, value, names) : '');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{cell.label}</td>
      <td className="muted">{words(cell.from)}</td>
      <td>
        {cell.problem === null ? (
          words(cell.to) || <em>empty</em>
        ) : (
          <>
            “{cell.text}” <span className={classes.problem}>{cell.problem}</span>
          </>
        )}
      </td>
    </tr>
  );
}

import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { newProblems, type Problem } from '#domain/record/problems.ts';
import { type Lookup, readText } from '#domain/record/read-text.ts';
import { fieldValue, sameValue, withFieldValue } from '#domain/record/value.ts';

/** One pasted cell: what stood there and what would. `problem` where it can't be taken. */
export type PastedCell = {
  readonly field: string;
  readonly label: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly text: string;
  readonly problem: string | null;
};

/** What a paste would do to one record; cells that would change nothing are left out. */
export type PastedRow = { readonly id: string; readonly name: string; readonly cells: readonly PastedCell[] };

export type PastePlan = {
  readonly rows: readonly PastedRow[];
  /** How many pasted rows and columns lie beyond the end of the table. */
  readonly beyond: { readonly rows: number; readonly columns: number };
};

export type PasteInto = {
  /** The records from the cell that was pasted into, downwards. */
  readonly records: readonly (AnyRecord & { readonly id: string; readonly name?: string | null })[];
  /** The columns from that cell to the right, by field; a column that is no field has none. */
  readonly columns: readonly string[];
  readonly fields: Fields;
  readonly lookup: Lookup;
  /** Why this person may not change that field of that record; null where they may. */
  readonly lock: (record: AnyRecord & { readonly id: string }, name: string, field: Field) => string | null;
  /** What the form would say of the whole record. */
  readonly judge: (record: AnyRecord & { readonly id: string }) => readonly Problem[];
};

/** Lays a block of texts over records, cell by cell, by the rules of the form. One text fills all that is selected. */
export function planPaste(block: readonly (readonly string[])[], into: PasteInto): PastePlan {
  const width = Math.max(0, ...block.map((texts) => texts.length));
  const rows = block.flatMap((texts, index) => {
    const record = into.records[index];
    if (!record) return [];
    const cells = judged(record, cellsOf(record, texts, into), into);
    return cells.length > 0 ? [{ id: record.id, name: record.name ?? '', cells }] : [];
  });
  return {
    rows: withoutTwins(rows),
    beyond: {
      rows: Math.max(0, block.length - into.records.length),
      columns: Math.max(0, width - into.columns.length),
    },
  };
}

/** Two people can't be given the same phone or email by one paste. */
function withoutTwins(rows: readonly PastedRow[]): PastedRow[] {
  const given = new Set<string>();
  const isTwin = ({ field, to, problem }: PastedCell) => {
    if (problem !== null || !to || !uniqueFields.includes(field)) return false;
    const value = `${field} ${String(to).toLowerCase()}`;
    if (given.has(value)) return true;
    given.add(value);
    return false;
  };
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      isTwin(cell) ? { ...cell, problem: 'The same is pasted to a technician above.' } : cell,
    ),
  }));
}

const uniqueFields: readonly string[] = ['mobilePhone', 'email'];

type Target = PasteInto['records'][number];

function cellsOf(record: Target, texts: readonly string[], into: PasteInto): PastedCell[] {
  return texts.flatMap((text, index) => {
    const name = into.columns[index];
    const field = name === undefined ? undefined : into.fields[name];
    if (name === undefined) return [];
    const base = { field: name, label: field?.label ?? name, from: fieldValue(record, name), text };
    if (!field) return [{ ...base, to: undefined, problem: 'This column can’t be changed.' }];
    const read = readText(field, text, into.lookup);
    if (!read.ok) return [{ ...base, to: undefined, problem: read.message }];
    if (sameValue(field, base.from, read.value)) return [];
    const lock = into.lock(record, name, field);
    const problem = lock === null ? null : lock || 'You may not change this.';
    return [{ ...base, to: read.value, problem }];
  });
}

/** Rules across fields are asked of the record as it would be; what was wrong before is not held against the paste. */
function judged(record: Target, cells: readonly PastedCell[], { judge }: PasteInto): PastedCell[] {
  const good = cells.filter(({ problem }) => problem === null);
  const after = good.reduce<AnyRecord>((made, { field, to }) => withFieldValue(made, field, to), record);
  const problems = newProblems(judge(record), judge({ ...after, id: record.id }));
  return cells.map((cell) => {
    const found = problems.find(({ field }) => field === cell.field || field.startsWith(`${cell.field}.`));
    return cell.problem === null && found ? { ...cell, problem: `${found.message}.` } : cell;
  });
}

/** What can be taken of a plan, as changes of records. */
export const changesOf = ({ rows }: PastePlan) =>
  rows.flatMap(({ id, cells }) => {
    const good = cells.filter(({ problem }) => problem === null);
    const changes = Object.fromEntries(good.map(({ field, to }) => [field, to]));
    return good.length > 0 ? [{ id, changes }] : [];
  });

import type { Sorting } from '#domain/company/saved-views.ts';
import type { RecordColumn } from './column.ts';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

type Key = string | number | undefined;
type Keyed<Row> = { readonly row: Row; readonly keys: readonly Key[] };

/** Texts in the reader's order, numbers by size; what is not set comes last whichever way. */
function compareKeys(a: Key, b: Key, desc: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const order =
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return desc ? -order : order;
}

/** The rows in order. Rows that are equal in all sorting columns stay as they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly RecordColumn<Row>[],
  sorting: Sorting,
): readonly Row[] {
  const sorters = sorting.flatMap(({ id, desc }) => {
    const column = columns.find((each) => each.id === id);
    return column ? [{ keyOf: column.sortKey, desc }] : [];
  });
  if (sorters.length === 0) return rows;
  const keyed = rows.map<Keyed<Row>>((row) => ({ row, keys: sorters.map(({ keyOf }) => keyOf(row)) }));
  keyed.sort((a, b) => {
    for (const [index, { desc }] of sorters.entries()) {
      const order = compareKeys(a.keys[index], b.keys[index], desc);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** Sorts by a column, or turns its direction. `adds` keeps the others before it, and a third time takes it out. */
export function toggleSort(sorting: Sorting, id: string, adds: boolean): Sorting {
  const standing = sorting.find((each) => each.id === id);
  if (!adds) return [{ id, desc: sorting.length === 1 && standing ? !standing.desc : false }];
  if (!standing) return [...sorting, { id, desc: false }];
  if (standing.desc && sorting.length > 1) return sorting.filter((each) => each.id !== id);
  return sorting.map((each) => (each.id === id ? { id, desc: !each.desc } : each));
}

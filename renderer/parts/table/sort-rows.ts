import type { Sorting } from '#domain/company/saved-views.ts';
import type { RecordColumn } from './column.ts';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

type Key = string | number | undefined;
/** Where each row's key stands among all keys of a column; the same for keys that are equal, and -1 for none. */
type Ranked = { readonly ranks: Int32Array; readonly desc: boolean };

const none = -1;

/** Texts in the reader's order, numbers by size. */
const compareKeys = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));

/** The rows in order. Rows that are equal in all sorting columns stay as they came; what is not set comes last. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly RecordColumn<Row>[],
  sorting: Sorting,
): readonly Row[] {
  const sorters = sorting.flatMap(({ id, desc }) => {
    const column = columns.find((each) => each.id === id);
    return column ? [{ ranks: rank(rows.map(column.sortKey)), desc }] : [];
  });
  if (sorters.length === 0) return rows;
  const order = Uint32Array.from(rows.keys());
  order.sort((a, b) => compareRanks(sorters, a, b) || a - b);
  return Array.from(order, (index) => rows[index] as Row);
}

function compareRanks(sorters: readonly Ranked[], a: number, b: number): number {
  for (const { ranks, desc } of sorters) {
    const [first, second] = [ranks[a] ?? none, ranks[b] ?? none];
    if (first === second) continue;
    if (first === none || second === none) return first === none ? 1 : -1;
    return desc ? second - first : first - second;
  }
  return 0;
}

/** Each key is compared once, however many rows have it: comparing as people do is slow. */
function rank(keys: readonly Key[]): Int32Array {
  const distinct = [...new Set(keys)].filter((key) => key !== undefined);
  // An order that is nearly right spares most of the slow comparisons.
  distinct.sort(compareQuickly).sort(compareKeys);
  const ranks = new Map<Key, number>();
  let last = none;
  for (const [index, key] of distinct.entries()) {
    const before = distinct[index - 1];
    if (before === undefined || compareKeys(before, key) !== 0) last += 1;
    ranks.set(key, last);
  }
  return Int32Array.from(keys, (key) => ranks.get(key) ?? none);
}

const compareQuickly = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts by a column, or turns its direction. `adds` keeps the others before it, and a third time takes it out. */
export function toggleSort(sorting: Sorting, id: string, adds: boolean): Sorting {
  const standing = sorting.find((each) => each.id === id);
  if (!adds) return [{ id, desc: sorting.length === 1 && standing ? !standing.desc : false }];
  if (!standing) return [...sorting, { id, desc: false }];
  if (standing.desc && sorting.length > 1) return sorting.filter((each) => each.id !== id);
  return sorting.map((each) => (each.id === id ? { id, desc: !each.desc } : each));
}

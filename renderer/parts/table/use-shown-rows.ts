import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Filters, Sorting } from '#domain/company/saved-views.ts';
import type { RecordColumn } from './column.ts';
import { createFiltering } from './filters/filter-rows.ts';
import { createSearch } from './search-rows.ts';
import { sortRows } from './sort-rows.ts';

type Options<Row> = {
  readonly rows: readonly Row[];
  /** All columns: a hidden one may filter and sort. */
  readonly columns: readonly RecordColumn<Row>[];
  /** The columns that the search looks at. */
  readonly visible: readonly RecordColumn<Row>[];
  readonly search: string;
  readonly filters: Filters;
  readonly sorting: Sorting;
};

/** The rows that match, in order, and those that would match without one column's filter. */
export function useShownRows<Row extends object>(options: Options<Row>) {
  const { rows, columns, visible, search, filters, sorting } = options;
  // Sorted and filtered before they are searched, so that a keystroke does neither.
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const filter = useMemo(() => createFiltering(columns), [columns]);
  const passed = useMemo(() => filter(sorted, filters), [filter, sorted, filters]);
  const searched = visible.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a column that only moves or grows leaves the texts as they are
  const find = useMemo(() => createSearch(visible), [columns, searched]);
  const shown = useMemo(() => find(passed, search), [find, passed, search]);
  const latest = useRef({ sorted, filter, filters, find, search });
  latest.current = { sorted, filter, filters, find, search };
  const rowsWithout = useCallback((id: string) => {
    const now = latest.current;
    const { [id]: _, ...others } = now.filters;
    return now.find(now.filter(now.sorted, others), now.search);
  }, []);

  // The first search should not pay for all the texts.
  useEffect(() => whenIdle(rows, (some) => void find(some, '?')), [rows, find]);

  return { shown, rowsWithout };
}

/** So long the rows have stood as they are, in milliseconds: while they pour in, all else comes first. */
const standing = 1_500;
/** So many at once take less than the rest of a frame. */
const atOnce = 20;

/** Does something with all rows, a few at a time while nothing else is to do. Answers the way to stop it. */
function whenIdle<Row>(rows: readonly Row[], run: (some: readonly Row[]) => void): () => void {
  let at = 0;
  let handle = 0;
  const goOn = (deadline: IdleDeadline) => {
    for (; at < rows.length && deadline.timeRemaining() > 0; at += atOnce) run(rows.slice(at, at + atOnce));
    if (at < rows.length) handle = requestIdleCallback(goOn);
  };
  const timer = setTimeout(() => {
    handle = requestIdleCallback(goOn);
  }, standing);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(handle);
  };
}

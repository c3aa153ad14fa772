import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Filters, Sorting } from '#domain/company/saved-views.ts';
import type { RecordColumn } from './column.ts';
import { compileFilters } from './filters/passes.ts';
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
  // Sorted before they are filtered, so that a keystroke sorts nothing.
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  const searched = visible.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a column that only moves or grows leaves the texts as they are
  const searchFor = useMemo(() => createSearch(visible), [columns, searched]);
  const found = useMemo(() => {
    const matches = searchFor(search);
    return matches ? sorted.filter(matches) : sorted;
  }, [searchFor, search, sorted]);
  const shown = useMemo(() => found.filter(compileFilters(columns, filters)), [found, columns, filters]);
  const latest = useRef({ found, columns, filters });
  latest.current = { found, columns, filters };
  const rowsWithout = useCallback((id: string) => {
    const now = latest.current;
    const { [id]: _, ...others } = now.filters;
    return now.found.filter(compileFilters(now.columns, others));
  }, []);

  useEffect(() => {
    // The first search should not pay for all the texts.
    const handle = requestIdleCallback(() => void rows.filter(searchFor('?') ?? Boolean));
    return () => cancelIdleCallback(handle);
  }, [rows, searchFor]);

  return { shown, rowsWithout };
}

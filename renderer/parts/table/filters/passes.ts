import type { Filter, Filters } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../column.ts';

export type Passes<Row> = (row: Row) => boolean;

/** Does a filter say anything? An empty text or a range without ends lets all rows pass. */
export function isSet(filter: Filter | undefined): filter is Filter {
  if (!filter) return false;
  if (filter.kind === 'text') return filter.text.trim() !== '';
  if (filter.kind === 'pick') return filter.values.length > 0;
  if (filter.kind === 'number' || filter.kind === 'date')
    return filter.from !== undefined || filter.to !== undefined;
  return true;
}

/**
 * One function that says whether a row passes all filters, made once for many rows. A filter for a column that is
 * not here, or of another kind than the column's, says nothing: it may come from another version.
 */
export function compileFilters<Row>(columns: readonly RecordColumn<Row>[], filters: Filters): Passes<Row> {
  const tests = columns.flatMap((column) => {
    const filter = filters[column.id];
    const test = isSet(filter) ? compileFilter(column, filter) : null;
    return test ? [test] : [];
  });
  return (row) => tests.every((test) => test(row));
}

function compileFilter<Row>(column: RecordColumn<Row>, filter: Filter): Passes<Row> | null {
  const kind = column.filter;
  if (filter.kind === 'empty') return (row) => column.text(row) === '';
  if (filter.kind === 'notEmpty') return (row) => column.text(row) !== '';
  if (filter.kind === 'text' && kind?.kind === 'text') return containing(column, filter.text);
  if (filter.kind === 'pick' && kind?.kind === 'pick') {
    const picked = new Set(filter.values);
    return (row) => kind.valuesOf(row).some((value) => picked.has(value));
  }
  if (filter.kind === 'number' && kind?.kind === 'number') return between(kind.numberOf, filter);
  // Days written as 2026-11-24 stand in the order of their letters.
  if (filter.kind === 'date' && kind?.kind === 'date') return between(kind.dayOf, filter);
  return null;
}

function containing<Row>(column: RecordColumn<Row>, text: string): Passes<Row> {
  const wanted = text.trim().toLocaleLowerCase();
  return (row) => column.text(row).toLocaleLowerCase().includes(wanted);
}

type Range<T> = { readonly from?: T | undefined; readonly to?: T | undefined };

const between =
  <Row, T extends number | string>(read: (row: Row) => T | undefined, { from, to }: Range<T>): Passes<Row> =>
  (row) => {
    const value = read(row);
    return value !== undefined && (from === undefined || value >= from) && (to === undefined || value <= to);
  };

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

/** The filter of a column in two halves: what it reads in a row, and whether that passes. */
export type Test<Row> = {
  readonly columnId: string;
  readonly filter: Filter;
  /** The same for filters that read the same. */
  readonly reads: string;
  readonly read: (row: Row) => unknown;
  readonly passes: (found: unknown) => boolean;
};

type Halves<Row> = Omit<Test<Row>, 'columnId' | 'filter'>;

const test = <Row, Found>(
  reads: string,
  read: (row: Row) => Found,
  passes: (found: Found) => boolean,
): Halves<Row> => ({ reads, read, passes: passes as (found: unknown) => boolean });

/**
 * One function that says whether a row passes all filters, made once for many rows. A filter for a column that is
 * not here, or of another kind than the column's, says nothing: it may come from another version.
 */
export function compileFilters<Row>(columns: readonly RecordColumn<Row>[], filters: Filters): Passes<Row> {
  const tests = testsOf(columns, filters);
  return (row) => tests.every(({ read, passes }) => passes(read(row)));
}

/** The tests of the filters that say anything, in the order of the columns. */
export const testsOf = <Row>(columns: readonly RecordColumn<Row>[], filters: Filters): readonly Test<Row>[] =>
  columns.flatMap((column) => {
    const filter = filters[column.id];
    const made = isSet(filter) ? testOf(column, filter) : null;
    return filter && made ? [{ columnId: column.id, filter, ...made }] : [];
  });

function testOf<Row>(column: RecordColumn<Row>, filter: Filter): Halves<Row> | null {
  const { id, text, filter: kind } = column;
  if (filter.kind === 'empty') return test(`text ${id}`, text, (found) => found === '');
  if (filter.kind === 'notEmpty') return test(`text ${id}`, text, (found) => found !== '');
  if (filter.kind === 'text' && kind?.kind === 'text') {
    const wanted = filter.text.trim().toLocaleLowerCase();
    return test(`text ${id}`, text, (found) => found.toLocaleLowerCase().includes(wanted));
  }
  if (filter.kind === 'pick' && kind?.kind === 'pick') {
    const picked = new Set(filter.values);
    return test(`values ${id}`, kind.valuesOf, (found) => hasAny(found, picked));
  }
  if (filter.kind === 'number' && kind?.kind === 'number') return test(id, kind.numberOf, between(filter));
  // Days written as 2026-11-24 stand in the order of their letters.
  if (filter.kind === 'date' && kind?.kind === 'date') return test(id, kind.dayOf, between(filter));
  return null;
}

/** Tens of thousands of times at once, so a loop. */
function hasAny(found: readonly string[], picked: ReadonlySet<string>): boolean {
  for (const value of found) if (picked.has(value)) return true;
  return false;
}

type Range<T> = { readonly from?: T | undefined; readonly to?: T | undefined };

const between =
  <T extends number | string>({ from, to }: Range<T>) =>
  (value: T | undefined): boolean =>
    value !== undefined && (from === undefined || value >= from) && (to === undefined || value <= to);

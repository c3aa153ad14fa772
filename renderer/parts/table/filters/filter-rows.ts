import type { Filter, Filters } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../column.ts';
import { type Test, testsOf } from './passes.ts';

/** What a filter says of each of some rows: 1 where it lets the row pass. */
type Verdict = { readonly filter: Filter; readonly passed: Uint8Array };

/** Rows, what filters read in them, and what the last filter of each column said of them. */
type Known<Row> = {
  readonly rows: readonly Row[];
  readonly found: Map<string, readonly unknown[]>;
  readonly verdicts: Map<string, Verdict>;
};

/**
 * Filters the same rows again and again: what a filter reads in them is read once, and a filter that stands while
 * another changes is not asked again.
 */
export function createFiltering<Row>(
  columns: readonly RecordColumn<Row>[],
): (rows: readonly Row[], filters: Filters) => readonly Row[] {
  let known: Known<Row> = knownOf([]);
  return (rows, filters) => {
    if (known.rows !== rows) known = knownOf(rows);
    const [first, ...others] = testsOf(columns, filters).map((each) => passedBy(each, known));
    if (!first) return rows;
    return pickRows(rows, others.reduce(both, first));
  };
}

const knownOf = <Row>(rows: readonly Row[]): Known<Row> => ({ rows, found: new Map(), verdicts: new Map() });

// Plain loops: these run over tens of thousands of rows at each click.
function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  const passed = new Uint8Array(a.length);
  for (let index = 0; index < a.length; index += 1) passed[index] = a[index] === 1 && b[index] === 1 ? 1 : 0;
  return passed;
}

function pickRows<Row>(rows: readonly Row[], passed: Uint8Array): readonly Row[] {
  const left: Row[] = [];
  for (let index = 0; index < rows.length; index += 1) if (passed[index] === 1) left.push(rows[index] as Row);
  return left;
}

function passedBy<Row>(test: Test<Row>, { rows, found, verdicts }: Known<Row>): Uint8Array {
  const { columnId, filter, reads, read, passes } = test;
  const last = verdicts.get(columnId);
  if (last?.filter === filter) return last.passed;
  const values = found.get(reads) ?? rows.map(read);
  found.set(reads, values);
  const passed = new Uint8Array(values.length);
  for (let index = 0; index < values.length; index += 1) passed[index] = passes(values[index]) ? 1 : 0;
  verdicts.set(columnId, { filter, passed });
  return passed;
}

import type { Filter, Filters } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../column.ts';
import { type Test, testsOf } from './passes.ts';

/** What was read in rows: each value once, and which of them each row has. Most columns hold few. */
type Found = { readonly values: readonly unknown[]; readonly places: Uint32Array };

/** What a filter says of each of some rows: 1 where it lets the row pass. */
type Verdict = { readonly filter: Filter; readonly passed: Uint8Array };

/** Rows, what filters read in them, and what the last filter of each column said of them. */
type Known<Row> = {
  readonly rows: readonly Row[];
  readonly found: Map<string, Found>;
  readonly judged: Map<string, Verdict>;
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

const knownOf = <Row>(rows: readonly Row[]): Known<Row> => ({ rows, found: new Map(), judged: new Map() });

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

function passedBy<Row>(test: Test<Row>, { rows, found, judged }: Known<Row>): Uint8Array {
  const { columnId, filter, reads, read, passes } = test;
  const last = judged.get(columnId);
  if (last?.filter === filter) return last.passed;
  const { values, places } = found.get(reads) ?? readIn(rows, read);
  found.set(reads, { values, places });
  const verdicts = values.map((value) => (passes(value) ? 1 : 0));
  const passed = new Uint8Array(places.length);
  for (let index = 0; index < places.length; index += 1) passed[index] = verdicts[places[index] ?? 0] ?? 0;
  judged.set(columnId, { filter, passed });
  return passed;
}

function readIn<Row>(rows: readonly Row[], read: (row: Row) => unknown): Found {
  const values: unknown[] = [];
  const known = new Map<unknown, number>();
  const places = new Uint32Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const value = read(row);
    const key = keyOf(value);
    let place = known.get(key);
    if (place === undefined) {
      place = values.push(value) - 1;
      known.set(key, place);
    }
    places[index] = place;
  }
  return { values, places };
}

/** Lists of the same values are the same; most have one. */
const keyOf = (value: unknown): unknown => {
  if (!Array.isArray(value)) return value;
  return value.length === 1 ? value[0] : `${value.length} ${value.join('\n')}`;
};

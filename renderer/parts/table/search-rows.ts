import type { RecordColumn } from './column.ts';

/** The rows that some text left, and what each of them says. */
type Found<Row> = {
  readonly search: string;
  readonly rows: readonly Row[];
  readonly texts: readonly string[];
};

/**
 * Finds the rows whose visible texts contain every word of a search. The texts are made once for each record, which
 * is never changed but replaced; a search that goes on with the one before looks only at what that found.
 */
export function createSearch<Row extends object>(
  columns: readonly RecordColumn<Row>[],
): (rows: readonly Row[], search: string) => readonly Row[] {
  const known = new WeakMap<Row, string>();
  const textOf = (row: Row): string => {
    const made = known.get(row) ?? textIn(columns, row);
    known.set(row, made);
    return made;
  };
  // From all rows to what the longest beginning of the search leaves.
  let steps: Found<Row>[] = [];
  return (rows, search) => {
    const wanted = search.trimStart().toLocaleLowerCase();
    if (wanted === '') return rows;
    if (steps[0]?.rows !== rows) steps = [{ search: '', rows, texts: rows.map(textOf) }];
    steps = steps.filter((step) => wanted.startsWith(step.search));
    const last = steps.at(-1) as Found<Row>;
    if (last.search === wanted) return last.rows;
    const found = narrow(last, wanted);
    steps.push(found);
    return found.rows;
  };
}

// The line end keeps a word from matching over two cells.
const textIn = <Row>(columns: readonly RecordColumn<Row>[], row: Row): string =>
  columns
    .map((column) => column.text(row))
    .join('\n')
    .toLocaleLowerCase();

function narrow<Row>({ rows, texts }: Found<Row>, search: string): Found<Row> {
  const words = search.split(/\s+/).filter(Boolean);
  const [foundRows, foundTexts]: [Row[], string[]] = [[], []];
  for (const [index, text] of texts.entries())
    if (words.every((word) => text.includes(word))) {
      foundRows.push(rows[index] as Row);
      foundTexts.push(text);
    }
  return { search, rows: foundRows, texts: foundTexts };
}

import type { RecordColumn } from './column.ts';

/**
 * A function that says whether a row's visible texts contain every word of a search. The texts are made once for
 * each record, which is never changed but replaced.
 */
export function createSearch<Row extends object>(
  columns: readonly RecordColumn<Row>[],
): (search: string) => ((row: Row) => boolean) | null {
  const texts = new WeakMap<Row, string>();
  const textOf = (row: Row): string => {
    const known = texts.get(row);
    if (known !== undefined) return known;
    // The line end keeps a word from matching over two cells.
    const made = columns
      .map((column) => column.text(row))
      .join('\n')
      .toLocaleLowerCase();
    texts.set(row, made);
    return made;
  };
  return (search) => {
    const words = search.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    return (row) => {
      const text = textOf(row);
      return words.every((word) => text.includes(word));
    };
  };
}

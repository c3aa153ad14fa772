import type { RecordColumn } from './column.ts';

/** A text as a spreadsheet takes it for one cell. */
const quoted = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as lines with tabs between the cells, below a line with the columns' names. */
export function copyText<Row>(rows: readonly Row[], columns: readonly RecordColumn<Row>[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return lines.map((cells) => cells.map(quoted).join('\t')).join('\n');
}

import type { RecordColumn } from './column.ts';

/** A spreadsheet takes a cell that begins so for a formula, and runs it. */
const formula = /^[=+\-@\t\r]/;
/** With this before it, it is text; the spreadsheet shows the text alone. */
const asText = "'";

/** A text as a spreadsheet takes it for one cell, and never for a formula. */
function cellText(text: string): string {
  const inert = formula.test(text) ? asText + text : text;
  return /[\t\n\r"]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows as lines with tabs between the cells, below a line with the columns' names. */
export function copyText<Row>(rows: readonly Row[], columns: readonly RecordColumn<Row>[]): string {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map((column) => column.text(row))),
  ];
  return lines.map((cells) => cells.map(cellText).join('\t')).join('\n');
}

/** What somebody meant by a cell that was copied, here or in a spreadsheet. */
export const meantBy = (cell: string): string =>
  cell.startsWith(asText) && formula.test(cell.slice(1)) ? cell.slice(1) : cell;

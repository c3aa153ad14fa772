import { type ClipboardEvent, type RefObject, useRef } from 'react';
import { isTyping } from '../is-typing.ts';
import { copyText } from './clipboard-text.ts';
import type { Place } from './grid-keys.ts';
import type { PlacedColumn } from './layout.ts';
import type { Selected } from './selection.ts';

/** A text of cells, and what it falls upon: rows downwards and columns to the right of the cell in focus. */
export type Paste<Row> = (text: string, rows: readonly Row[], columns: readonly string[]) => void;

type Options<Row> = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly shown: readonly Row[];
  readonly placed: readonly PlacedColumn<Row>[];
  readonly selected: Selected | undefined;
  readonly place: Place;
  readonly firstColumn: number;
  readonly onPaste: Paste<Row> | undefined;
};

/** Copies selected rows, or the cell in focus; pastes from there on. One value fills all rows that are selected. */
export function useClipboard<Row extends { readonly id: string }>(options: Options<Row>) {
  const latest = useRef(options);
  latest.current = options;
  return useRef({
    onCopy: (event: ClipboardEvent) => copy(event, latest.current),
    onPaste: (event: ClipboardEvent) => paste(event, latest.current),
  }).current;
}

type Row = { readonly id: string };

const chosenIn = <R extends Row>({ shown, selected }: Options<R>): R[] =>
  selected && selected.size > 0 ? shown.filter(({ id }) => selected.has(id)) : [];

function copy<R extends Row>(event: ClipboardEvent, options: Options<R>): void {
  const { scroller, shown, placed, place, firstColumn } = options;
  const isOurs = scroller.current?.contains(event.target as Node) && getSelection()?.isCollapsed !== false;
  const chosen = chosenIn(options);
  const [row, column] = [shown[place.row], placed[place.column - firstColumn]];
  if (!isOurs || !row || (chosen.length === 0 && !column)) return;
  event.preventDefault();
  const text = chosen.length > 0 ? copyText(chosen, placed) : (column?.text(row) ?? '');
  event.clipboardData.setData('text/plain', text);
}

function paste<R extends Row>(event: ClipboardEvent, options: Options<R>): void {
  const { scroller, shown, placed, place, firstColumn, onPaste } = options;
  const target = event.target as HTMLElement;
  const [row, column] = [shown[place.row], placed[place.column - firstColumn]];
  const text = event.clipboardData.getData('text/plain');
  if (!onPaste || isTyping(target) || !scroller.current?.contains(target) || !row || !column || text === '')
    return;
  event.preventDefault();
  const chosen = chosenIn(options);
  const isOne = !/[\t\n]/.test(text.trimEnd());
  if (isOne && chosen.length > 1 && chosen.includes(row)) {
    onPaste(chosen.map(() => text.trimEnd()).join('\n'), chosen, [column.id]);
    return;
  }
  const columns = placed.slice(place.column - firstColumn).map(({ id }) => id);
  onPaste(text, shown.slice(place.row), columns);
}

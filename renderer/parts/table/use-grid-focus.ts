import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Place } from './grid-keys.ts';

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowIds: readonly string[];
  readonly columnIds: readonly string[];
};

/** A cell by what it stands for, so that the focus goes with it; a null row is the header. */
type Cell = { readonly rowId: string | null; readonly row: number; readonly columnId: string };

const widgets = 'input:not([disabled]), button:not([disabled])';

/** Where the focus stands in a grid, and how it gets elsewhere; exactly one cell can be reached with Tab. */
export function useGridFocus({ scroller, rowIds, columnIds }: Options) {
  const [cell, setCell] = useState<Cell>({ rowId: '', row: 0, columnId: '' });
  const wanted = useRef(false);
  const focused = useRef<Element | null>(null);
  const place = placeOf(cell, rowIds, columnIds);

  useLayoutEffect(() => {
    const wasTaken = focused.current !== null && !focused.current.isConnected;
    if (!wanted.current && !(wasTaken && document.activeElement === document.body)) return;
    const target = targetAt(scroller.current, place);
    if (!target) return;
    wanted.current = false;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const go = (to: Place): void => {
    wanted.current = true;
    setCell({
      rowId: to.row < 0 ? null : (rowIds[to.row] ?? ''),
      row: to.row,
      columnId: columnIds[to.column] ?? '',
    });
  };

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    if (!scroller.current?.contains(event.target)) return;
    focused.current = event.target;
    const at = placeIn(event.target);
    if (!at || (at.row === place.row && at.column === place.column)) return;
    setCell({
      rowId: at.row < 0 ? null : (rowIds[at.row] ?? ''),
      row: at.row,
      columnId: columnIds[at.column] ?? '',
    });
  };

  const onBlur = (): void => {
    focused.current = null;
  };

  return { place, go, onFocus, onBlur };
}

/** What went is looked for at its place: the row that stands there now, or the last. */
function placeOf(
  { rowId, row, columnId }: Cell,
  rowIds: readonly string[],
  columnIds: readonly string[],
): Place {
  const column = Math.max(0, columnIds.indexOf(columnId));
  if (rowId === null || rowIds.length === 0) return { row: -1, column };
  const found = rowIds[row] === rowId ? row : rowIds.indexOf(rowId);
  return { row: found >= 0 ? found : Math.min(row, rowIds.length - 1), column };
}

/** A cell with a control in it gives the focus to that control. */
function targetAt(scroller: HTMLElement | null, { row, column }: Place): HTMLElement | null {
  const cell = scroller?.querySelector<HTMLElement>(
    `[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 1}"]`,
  );
  return cell?.querySelector<HTMLElement>(widgets) ?? cell ?? null;
}

function placeIn(element: Element): Place | null {
  const column = element.closest('[aria-colindex]')?.getAttribute('aria-colindex');
  const row = element.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
  return column && row ? { row: Number(row) - 2, column: Number(column) - 1 } : null;
}

/** The next control of the header that way, or null at its end. */
export function neighbourInHeader(from: Element, step: 1 | -1): HTMLElement | null {
  const controls = [...(from.closest('tr')?.querySelectorAll<HTMLElement>(widgets) ?? [])];
  return controls[controls.indexOf(from as HTMLElement) + step] ?? null;
}

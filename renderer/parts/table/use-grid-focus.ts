import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { GridBody } from './body/grid-body.ts';
import { targetIn } from './body/target-in.ts';
import type { Place } from './grid-keys.ts';

type Row = { readonly id: string };

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly columnIds: readonly string[];
};

/** A cell by what it stands for, so that the focus goes with it; a null row is the header. */
type Cell = { readonly rowId: string | null; readonly row: number; readonly columnId: string };

/** No row has this id: the grid begins there, and follows nobody. */
const noRow = '';

/** Which cell of a grid Tab leads to: exactly one. */
export function useGridFocus({ scroller, rows, columnIds }: Options) {
  const [cell, setCell] = useState<Cell>({ rowId: noRow, row: 0, columnId: '' });
  const isWanted = useRef(false);
  const focused = useRef<Element | null>(null);
  const place = placeOf(cell, rows, columnIds);

  const keep = (to: Place): void =>
    setCell({
      rowId: to.row < 0 ? null : (rows[to.row]?.id ?? noRow),
      row: to.row,
      columnId: columnIds[to.column] ?? '',
    });

  const go = (to: Place): void => {
    isWanted.current = true;
    keep(to);
  };

  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    if (!scroller.current?.contains(event.target)) return;
    focused.current = event.target;
    const at = placeIn(event.target);
    if (at && (at.row !== place.row || at.column !== place.column)) keep(at);
  };

  const onBlur = (): void => {
    focused.current = null;
  };

  return { place, go, onFocus, onBlur, isWanted, focused };
}

/** Takes the focus to where it is wanted, with what it stood on, and to what stands where that was. */
export function useFollowingFocus<Shown>(
  { place, isWanted, focused }: ReturnType<typeof useGridFocus>,
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<GridBody<Shown> | null>,
): void {
  useLayoutEffect(() => {
    const grid = scroller.current;
    const active = document.activeElement;
    const wasTaken = focused.current !== null && !focused.current.isConnected && active === document.body;
    if (!grid) return;
    if (isWanted.current || wasTaken) {
      if (place.row >= 0) body.current?.reveal(place);
      const target = targetIn(grid, place);
      if (!target) return;
      isWanted.current = false;
      target.focus({ preventScroll: true });
      if (place.row < 0) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    // The element shows another record now; the focus stays with its own.
    const at = active !== null && active === focused.current ? placeIn(active) : null;
    if (at && at.row >= 0 && (at.row !== place.row || at.column !== place.column))
      targetIn(grid, place)?.focus({ preventScroll: true });
  });
}

/** What went is looked for at its place: the row that stands there now, or the last. */
function placeOf({ rowId, row, columnId }: Cell, rows: readonly Row[], columnIds: readonly string[]): Place {
  const column = Math.max(0, columnIds.indexOf(columnId));
  if (rowId === null || rows.length === 0) return { row: -1, column };
  const isThere = rowId === noRow || rows[row]?.id === rowId;
  const found = isThere ? row : rows.findIndex(({ id }) => id === rowId);
  return { row: Math.min(found >= 0 ? found : row, rows.length - 1), column };
}

/** Where in a grid an element stands; null where it is in no cell. */
export function placeIn(element: Element): Place | null {
  const column = element.closest('[aria-colindex]')?.getAttribute('aria-colindex');
  const row = element.closest('[aria-rowindex]')?.getAttribute('aria-rowindex');
  return column && row ? { row: Number(row) - 2, column: Number(column) - 1 } : null;
}

const widgets = 'input:not([disabled]), button:not([disabled])';

/** The next control of the header that way, or null at its end. */
export function neighbourInHeader(from: Element, step: 1 | -1): HTMLElement | null {
  const controls = [...(from.closest('[role="row"]')?.querySelectorAll<HTMLElement>(widgets) ?? [])];
  return controls[controls.indexOf(from as HTMLElement) + step] ?? null;
}

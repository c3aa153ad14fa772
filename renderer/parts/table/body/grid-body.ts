import type { DrawnFaces } from '../../photo/drawn-faces.ts';
import type { Place } from '../grid-keys.ts';
import { arrangeRows } from './arrange-rows.ts';
import { actionWidth, type BodyModel, selectWidth } from './body-model.ts';
import { type DrawnColumn, fillSlot, makeSlot, placeCells, type RowSlot } from './row-slot.ts';
import { edgesOf, rowsSeen, type Sight, scrolledTo } from './sight.ts';
import { targetIn } from './target-in.ts';
import { areSame, columnsToDraw, isOther, rowsToDraw } from './to-draw.ts';

/** The rows of a grid, drawn by hand: as many elements as are in sight, filled with one row after the other. */
export type GridBody<Row> = {
  readonly show: (model: BodyModel<Row>) => void;
  /** Scrolls as far as needed to see a cell of a row. */
  readonly reveal: (place: Place) => void;
  readonly close: () => void;
};

/** How long nothing scrolls and no other rows come until the table is said to rest, in milliseconds. */
const restsAfter = 120;

/**
 * `scroller` holds the header, then `body`, whose height is that of all rows. Rows stand in the order of their index,
 * and cells in that of their column.
 */
export function createGridBody<Row extends { readonly id: string }>(
  scroller: HTMLElement,
  body: HTMLElement,
  faces: DrawnFaces,
  initialTop: number,
): GridBody<Row> {
  let model: BodyModel<Row> | null = null;
  let sight: Sight = { top: initialTop, left: 0, height: 0, width: 0 };
  let way: -1 | 0 | 1 = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let drawn: readonly DrawnColumn<Row>[] = [];
  let slots: RowSlot<Row>[] = [];
  let stop: HTMLElement | null = null;

  const measure = () => {
    const height = scroller.clientHeight - body.offsetTop;
    sight = { top: scroller.scrollTop, left: scroller.scrollLeft, height, width: scroller.clientWidth };
  };

  function makeRow(now: BodyModel<Row>): RowSlot<Row> {
    const slot = makeSlot(now);
    placeCells(slot, drawn, lastPlace(now), faces);
    return slot;
  }

  function remove(slot: RowSlot<Row>): void {
    placeCells(slot, [], 0, faces);
    slot.element.remove();
  }

  /** `isQuick` leaves what can't be seen as it was, until the table rests. */
  function draw(now: BodyModel<Row>, isAll: boolean, isQuick = false): void {
    const columns = columnsToDraw(now, sight);
    const isMoved = !areSame(columns, drawn);
    drawn = columns;
    if (isMoved) for (const slot of slots) placeCells(slot, drawn, lastPlace(now), faces);
    const indices = rowsToDraw(now, sight, way);
    const { arranged, spare } = arrangeRows(body, slots, indices, () => makeRow(now));
    slots = arranged;
    for (const slot of spare) remove(slot);
    const seen = rowsSeen(sight, now.rowHeight, now.rows.length);
    for (const [at, index] of indices.entries()) {
      const [slot, row] = [slots[at], now.rows[index]];
      if (!slot || !row) continue;
      const isLate = isQuick && index !== now.place.row;
      const isSeen = index >= seen.from && index < seen.to;
      if (isLate && !isSeen && slot.index === index) slot.isWhole = false;
      else if (isAll || isMoved || slot.index !== index || slot.row !== row || !(isLate || slot.isWhole))
        fillSlot(slot, index, row, now, drawn, faces, isLate);
    }
    moveStop(now);
  }

  function moveStop({ place, edited }: BodyModel<Row>): void {
    const next = targetIn(body, place);
    if (next !== stop) {
      if (stop) stop.tabIndex = -1;
      if (next) next.tabIndex = 0;
      stop = next;
    }
    if (!edited) return;
    const cell = slots.find(({ row }) => row?.id === edited.rowId)?.cells.get(edited.columnId);
    if (cell && edited.host.parentElement !== cell.element) cell.element.append(edited.host);
  }

  const rest = () => {
    way = 0;
    if (model) draw(model, false);
  };
  const restSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(rest, restsAfter);
  };
  const onScroll = () => {
    const { top, left } = sight;
    measure();
    restSoon();
    // An answer that took the table to its top is drawn there already.
    if (sight.top === top && sight.left === left) return;
    if (sight.top !== top) way = sight.top > top ? 1 : -1;
    if (model) draw(model, false);
  };
  const resized = new ResizeObserver(() => {
    measure();
    if (model) draw(model, false);
  });
  scroller.addEventListener('scroll', onScroll, { passive: true });
  resized.observe(scroller);

  return {
    show: (now) => {
      const before = model;
      model = now;
      if (!before) {
        scroller.scrollTop = initialTop;
        measure();
      } else if (before.top !== now.top && sight.top !== 0) {
        scroller.scrollTop = 0;
        sight = { ...sight, top: 0 };
      }
      const highest = Math.max(0, now.rows.length * now.rowHeight - sight.height);
      if (sight.top > highest) sight = { ...sight, top: highest };
      const isAll = !before || isOther(before, now);
      const isQuick = !isAll && before.rows !== now.rows;
      if (isQuick) restSoon();
      draw(now, isAll, isQuick);
    },
    reveal: ({ row, column }) => {
      if (!model) return;
      const { columns, rowHeight, selected, action } = model;
      const at = { from: row * rowHeight, to: (row + 1) * rowHeight };
      scroller.scrollTop = scrolledTo(at, sight.top, sight.height, { before: 0, after: 0 });
      const { starts, pinned } = edgesOf(columns, selected ? selectWidth : 0);
      const index = column - (selected ? 1 : 0);
      const [found, start = 0] = [columns[index], starts[index]];
      if (found && found.pinnedAt === null)
        scroller.scrollLeft = scrolledTo({ from: start, to: start + found.width }, sight.left, sight.width, {
          before: pinned,
          after: action === null ? 0 : actionWidth,
        });
      measure();
      draw(model, false);
    },
    close: () => {
      clearTimeout(resting);
      resized.disconnect();
      scroller.removeEventListener('scroll', onScroll);
      for (const slot of slots) remove(slot);
    },
  };
}

const lastPlace = <Row>({ columns, selected }: BodyModel<Row>): number => columns.length + (selected ? 1 : 0);

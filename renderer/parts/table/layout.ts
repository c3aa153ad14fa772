import type { Layout } from '#domain/company/saved-views.ts';
import type { RecordColumn } from './column.ts';

/** A table whose columns stand as they were declared. */
export const plainLayout: Layout = { order: [], shown: {}, widths: {}, pinned: [] };

/** In CSS pixels. */
export const narrowest = 60;
const widest = 1_200;

/** A column as it stands now: its width, and how far from the left where it is pinned, in CSS pixels. */
export type PlacedColumn<Row> = RecordColumn<Row> & {
  readonly width: number;
  readonly pinnedAt: number | null;
};

export const isShown = <Row>({ id, isHidden }: RecordColumn<Row>, { shown }: Layout): boolean =>
  shown[id] ?? isHidden !== true;

/** All columns in their order; one that the order does not know stays behind its neighbour. */
export function inOrder<Row>(
  columns: readonly RecordColumn<Row>[],
  { order }: Layout,
): readonly RecordColumn<Row>[] {
  if (order.length === 0) return columns;
  const places = new Map(order.map((id, index) => [id, index]));
  let before = -1;
  const placed = columns.map((column) => {
    before = places.get(column.id) ?? before;
    return { column, place: before };
  });
  return placed.sort((a, b) => a.place - b.place).map(({ column }) => column);
}

/** The columns to draw: those that are shown, the pinned ones first. `left` is what stands before them. */
export function placeColumns<Row>(
  columns: readonly RecordColumn<Row>[],
  layout: Layout,
  left: number,
): PlacedColumn<Row>[] {
  const shown = inOrder(columns, layout).filter((column) => isShown(column, layout));
  const isPinned = ({ id }: RecordColumn<Row>) => layout.pinned.includes(id);
  let at = left;
  return [...shown.filter(isPinned), ...shown.filter((column) => !isPinned(column))].map((column) => {
    const width = layout.widths[column.id] ?? column.size;
    const pinnedAt = isPinned(column) ? at : null;
    at += width;
    return { ...column, width, pinnedAt };
  });
}

/** Moves a column to where another stands. */
export function moveColumn<Row>(
  columns: readonly RecordColumn<Row>[],
  layout: Layout,
  id: string,
  to: string,
): Layout {
  const order = inOrder(columns, layout).map((column) => column.id);
  const [from, target] = [order.indexOf(id), order.indexOf(to)];
  if (from < 0 || target < 0) return layout;
  order.splice(target, 0, ...order.splice(from, 1));
  return { ...layout, order };
}

export const resizeColumn = (layout: Layout, id: string, width: number): Layout => ({
  ...layout,
  widths: { ...layout.widths, [id]: Math.round(Math.min(widest, Math.max(narrowest, width))) },
});

export const showColumn = (layout: Layout, id: string, isShownNow: boolean): Layout => ({
  ...layout,
  shown: { ...layout.shown, [id]: isShownNow },
});

export const pinColumn = (layout: Layout, id: string, isPinned: boolean): Layout => ({
  ...layout,
  pinned: [...layout.pinned.filter((each) => each !== id), ...(isPinned ? [id] : [])],
});

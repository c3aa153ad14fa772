import type { PlacedColumn } from '../layout.ts';

/** What of the table can be seen, in CSS pixels: where it is scrolled to, and how large the room for its rows is. */
export type Sight = {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
};

/** From the first, up to but without the last. */
export type Span = { readonly from: number; readonly to: number };

/** So many rows are drawn beyond either edge, and so many where the table is being scrolled to. */
const beyond = 2;
const ahead = 8;

/** The rows of which something is seen. */
export function rowsSeen({ top, height }: Sight, rowHeight: number, count: number): Span {
  const from = Math.min(Math.max(0, Math.floor(top / rowHeight)), count);
  return { from, to: Math.max(from, Math.min(count, Math.ceil((top + height) / rowHeight))) };
}

/** The rows to draw. `way` is where the table is scrolled to: 1 is down, -1 up, 0 nowhere. */
export function rowsInSight({ top, height }: Sight, rowHeight: number, count: number, way: -1 | 0 | 1): Span {
  const from = Math.floor(top / rowHeight) - (way < 0 ? ahead : beyond);
  const to = Math.ceil((top + height) / rowHeight) + (way > 0 ? ahead : beyond);
  return { from: Math.min(Math.max(0, from), count), to: Math.max(0, Math.min(count, to)) };
}

/** Columns this near to the edge are drawn before they are seen, in CSS pixels. */
const margin = 160;

/** Where columns begin, from the left of the row, and where the pinned ones end, in CSS pixels. */
export type Edges = { readonly starts: readonly number[]; readonly pinned: number; readonly end: number };

export function edgesOf<Row>(columns: readonly PlacedColumn<Row>[], left: number): Edges {
  const starts: number[] = [];
  let [at, pinned] = [left, left];
  for (const { width, pinnedAt } of columns) {
    starts.push(at);
    at += width;
    if (pinnedAt !== null) pinned = at;
  }
  return { starts, pinned, end: at };
}

/** Is a column to be drawn? Pinned ones always are, and the one that names the row. */
export const isInSight = <Row>(column: PlacedColumn<Row>, start: number, sight: Sight): boolean =>
  isWithin(column, start, sight.left - margin, sight.left + sight.width + margin);

/** Can a column be seen? `covered` is what lies over the right end of the room, in CSS pixels. */
export const isSeen = <Row>(
  column: PlacedColumn<Row>,
  start: number,
  sight: Sight,
  covered: number,
): boolean => isWithin(column, start, sight.left, sight.left + sight.width - covered);

function isWithin<Row>(column: PlacedColumn<Row>, start: number, from: number, to: number): boolean {
  if (column.pinnedAt !== null || column.isRowName) return true;
  return start + column.width > from && start < to;
}

/** Where to scroll to so that a stretch is seen between what covers both ends of the room; the same where it is. */
export function scrolledTo(
  stretch: Span,
  at: number,
  room: number,
  covered: { readonly before: number; readonly after: number },
): number {
  if (stretch.from < at + covered.before) return Math.max(0, stretch.from - covered.before);
  const overhang = stretch.to - (at + room - covered.after);
  return overhang > 0 ? at + overhang : at;
}

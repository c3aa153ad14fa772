import { actionWidth, type BodyModel, selectWidth } from './body-model.ts';
import type { DrawnColumn } from './row-slot.ts';
import { edgesOf, isInSight, isSeen, rowsInSight, type Sight } from './sight.ts';

/** The columns in sight, and that of the cell that Tab leads to. */
export function columnsToDraw<Row>(
  { columns, selected, action, place }: BodyModel<Row>,
  sight: Sight,
): DrawnColumn<Row>[] {
  const before = selected ? 1 : 0;
  const covered = action === null ? 0 : actionWidth;
  const { starts } = edgesOf(columns, selected ? selectWidth : 0);
  return columns.flatMap((column, index) => {
    const start = starts[index] ?? 0;
    const isWanted = index + before === place.column || isInSight(column, start, sight);
    if (!isWanted) return [];
    return [{ column, place: index + before, start, isSeen: isSeen(column, start, sight, covered) }];
  });
}

/** The rows in sight by their index, and the one that Tab leads to, in order. */
export function rowsToDraw<Row>(
  { rows, rowHeight, place }: BodyModel<Row>,
  sight: Sight,
  way: -1 | 0 | 1,
): number[] {
  const { from, to } = rowsInSight(sight, rowHeight, rows.length, way);
  const indices = Array.from({ length: to - from }, (_, at) => from + at);
  if (place.row < 0 || place.row >= rows.length) return indices;
  if (place.row < from) indices.unshift(place.row);
  else if (place.row >= to) indices.push(place.row);
  return indices;
}

export const areSame = <Row>(a: readonly DrawnColumn<Row>[], b: readonly DrawnColumn<Row>[]): boolean =>
  a.length === b.length &&
  a.every(({ column, place, start }, at) => {
    const other = b[at];
    return column === other?.column && place === other.place && start === other.start;
  });

/** Does something change that all rows show? */
export const isOther = <Row>(a: BodyModel<Row>, b: BodyModel<Row>): boolean =>
  a.columns !== b.columns ||
  a.selected !== b.selected ||
  a.rowHeight !== b.rowHeight ||
  a.drawnWith !== b.drawnWith;

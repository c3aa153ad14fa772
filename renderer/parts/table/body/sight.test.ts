import { expect, it } from 'vitest';
import { personColumns } from '#tests/support/table-columns.ts';
import { pinColumn, placeColumns, plainLayout } from '../layout.ts';
import { edgesOf, isInSight, isSeen, rowsInSight, rowsSeen, scrolledTo } from './sight.ts';

const sight = (top: number, left = 0) => ({ top, left, height: 360, width: 150 });

it('draws the rows in sight and some more, most of them where the table is scrolled to', () => {
  expect(rowsInSight(sight(0), 36, 1_000, 0)).toEqual({ from: 0, to: 12 });
  expect(rowsInSight(sight(3_600), 36, 1_000, 0)).toEqual({ from: 98, to: 112 });
  expect(rowsInSight(sight(3_600), 36, 1_000, 1)).toEqual({ from: 98, to: 118 });
  expect(rowsInSight(sight(3_600), 36, 1_000, -1)).toEqual({ from: 92, to: 112 });
});

it('draws no rows that are not there', () => {
  expect(rowsInSight(sight(0), 36, 3, 1)).toEqual({ from: 0, to: 3 });
  expect(rowsInSight(sight(0), 36, 0, 0)).toEqual({ from: 0, to: 0 });
  expect(rowsInSight(sight(3_600), 36, 3, 0)).toEqual({ from: 3, to: 3 });
});

it('draws the columns in sight, and the pinned ones wherever the table is', () => {
  const columns = placeColumns(personColumns, pinColumn(plainLayout, 'goal', true), 40);
  const { starts, pinned, end } = edgesOf(columns, 40);
  expect([starts, pinned, end]).toEqual([[40, 140, 240, 340], 140, 440]);
  const drawn = (left: number) =>
    columns
      .filter((column, index) => isInSight(column, starts[index] ?? 0, sight(0, left)))
      .map(({ id }) => id);
  expect(drawn(0)).toEqual(['goal', 'name', 'team']);
  expect(drawn(500)).toEqual(['goal', 'skills']);
  // What names the row is read first, wherever one has scrolled to.
  const [, name] = columns;
  expect(isInSight({ ...(name as (typeof columns)[number]), isRowName: true }, 40, sight(0, 500))).toBe(true);
});

it('tells what is seen from what is drawn beyond the edges', () => {
  expect(rowsSeen(sight(0), 36, 1_000)).toEqual({ from: 0, to: 10 });
  expect(rowsSeen(sight(3_610), 36, 1_000)).toEqual({ from: 100, to: 111 });
  expect(rowsSeen(sight(0), 36, 3)).toEqual({ from: 0, to: 3 });
  expect(rowsSeen(sight(3_600), 36, 3)).toEqual({ from: 3, to: 3 });
  const columns = placeColumns(personColumns, plainLayout, 40);
  const { starts } = edgesOf(columns, 40);
  const seen = (left: number, covered: number) =>
    columns
      .filter((column, index) => isSeen(column, starts[index] ?? 0, sight(0, left), covered))
      .map(({ id }) => id);
  expect(seen(0, 0)).toEqual(['name', 'team']);
  expect(seen(0, 20)).toEqual(['name']);
  expect(seen(140, 0)).toEqual(['team', 'skills']);
});

it('scrolls no further than it must, and past what covers the ends', () => {
  const covered = { before: 40, after: 60 };
  expect(scrolledTo({ from: 100, to: 200 }, 0, 300, covered)).toBe(0);
  expect(scrolledTo({ from: 250, to: 350 }, 0, 300, covered)).toBe(110);
  expect(scrolledTo({ from: 100, to: 200 }, 90, 300, covered)).toBe(60);
  expect(scrolledTo({ from: 10, to: 20 }, 90, 300, covered)).toBe(0);
});

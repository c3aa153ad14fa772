import { expect, it } from 'vitest';
import { type Place, stepFrom } from './grid-keys.ts';

const grid = { rows: 100, columns: 5, page: 20 };
const press = (key: string, from: Place, ctrlKey = false) =>
  stepFrom(from, grid, { key, ctrlKey, metaKey: false });

it('walks by arrows and stops at the edges, the header being above the first row', () => {
  expect(press('ArrowDown', { row: -1, column: 2 })).toEqual({ row: 0, column: 2 });
  expect(press('ArrowUp', { row: 0, column: 2 })).toEqual({ row: -1, column: 2 });
  expect(press('ArrowUp', { row: -1, column: 2 })).toEqual({ row: -1, column: 2 });
  expect(press('ArrowRight', { row: 3, column: 4 })).toEqual({ row: 3, column: 4 });
  expect(press('ArrowDown', { row: 99, column: 0 })).toEqual({ row: 99, column: 0 });
});

it('goes to the ends of the row and of the table, and by pages', () => {
  expect(press('Home', { row: 7, column: 3 })).toEqual({ row: 7, column: 0 });
  expect(press('End', { row: 7, column: 3 })).toEqual({ row: 7, column: 4 });
  expect(press('Home', { row: 7, column: 3 }, true)).toEqual({ row: 0, column: 0 });
  expect(press('End', { row: 7, column: 3 }, true)).toEqual({ row: 99, column: 4 });
  expect(press('PageDown', { row: 90, column: 1 })).toEqual({ row: 99, column: 1 });
  expect(press('PageUp', { row: 5, column: 1 })).toEqual({ row: 0, column: 1 });
});

it('leaves other keys alone, and arrows with Ctrl', () => {
  expect(press('x', { row: 0, column: 0 })).toBeNull();
  expect(press('ArrowDown', { row: 0, column: 0 }, true)).toBeNull();
});

it('stays in the header of an empty table', () => {
  const empty = { rows: 0, columns: 5, page: 20 };
  const down = { key: 'ArrowDown', ctrlKey: false, metaKey: false };
  expect(stepFrom({ row: -1, column: 1 }, empty, down)).toEqual({ row: -1, column: 1 });
});

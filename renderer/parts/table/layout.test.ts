import { expect, it } from 'vitest';
import type { Layout } from '#domain/company/saved-views.ts';
import { personColumns } from '#tests/support/table-columns.ts';
import {
  inOrder,
  moveColumn,
  pinColumn,
  placeColumns,
  plainLayout,
  resizeColumn,
  showColumn,
} from './layout.ts';

const shown = (layout: Layout) => placeColumns(personColumns, layout, 40).map(({ id }) => id);

it('shows columns as declared, without those that begin hidden', () => {
  expect(shown(plainLayout)).toEqual(['name', 'team', 'skills', 'goal']);
  expect(shown(showColumn(showColumn(plainLayout, 'hired', true), 'team', false))).toEqual([
    'name',
    'skills',
    'goal',
    'hired',
  ]);
});

it('moves a column to where another stands, either way', () => {
  const moved = moveColumn(personColumns, plainLayout, 'goal', 'name');
  expect(shown(moved)).toEqual(['goal', 'name', 'team', 'skills']);
  expect(shown(moveColumn(personColumns, moved, 'goal', 'skills'))).toEqual([
    'name',
    'team',
    'skills',
    'goal',
  ]);
  expect(moveColumn(personColumns, plainLayout, 'gone', 'name')).toBe(plainLayout);
});

it('puts a column of a later version behind its neighbour', () => {
  const layout = { ...plainLayout, order: ['goal', 'team', 'name', 'hired'] };
  expect(inOrder(personColumns, layout).map(({ id }) => id)).toEqual([
    'goal',
    'team',
    'skills',
    'name',
    'hired',
  ]);
});

it('puts pinned columns first, one behind the other', () => {
  const layout = pinColumn(pinColumn(plainLayout, 'skills', true), 'team', true);
  const placed = placeColumns(personColumns, resizeColumn(layout, 'team', 150), 40);
  expect(placed.map(({ id, pinnedAt }) => [id, pinnedAt])).toEqual([
    ['team', 40],
    ['skills', 190],
    ['name', null],
    ['goal', null],
  ]);
  expect(shown(pinColumn(layout, 'skills', false))).toEqual(['team', 'name', 'skills', 'goal']);
});

it('keeps widths between what can be read and what can be stored', () => {
  expect(resizeColumn(plainLayout, 'name', 3).widths.name).toBe(60);
  expect(resizeColumn(plainLayout, 'name', 99_999).widths.name).toBe(1_200);
});

import { expect, it } from 'vitest';
import type { Sorting } from '#domain/company/saved-views.ts';
import { personColumns } from '#tests/support/table-columns.ts';
import { sortRows, toggleSort } from './sort-rows.ts';

const people = [
  { id: 'b10', name: 'Unit 10', team: 'red', goal: 5 },
  { id: 'b2', name: 'unit 2', team: 'red' },
  { id: 'a', name: 'Émile', team: 'blue', goal: 40 },
];
const sorted = (sorting: Sorting) => sortRows(people, personColumns, sorting).map(({ id }) => id);

it('sorts texts as people do, and numbers by size', () => {
  expect(sorted([{ id: 'name', desc: false }])).toEqual(['a', 'b2', 'b10']);
  expect(sorted([{ id: 'goal', desc: false }])).toEqual(['b10', 'a', 'b2']);
});

it('puts what is not set last whichever way', () => {
  expect(sorted([{ id: 'goal', desc: true }])).toEqual(['a', 'b10', 'b2']);
});

it('sorts by several columns, and leaves equal rows as they came', () => {
  const byTeam = { id: 'team', desc: true };
  expect(sorted([byTeam])).toEqual(['b10', 'b2', 'a']);
  expect(sorted([byTeam, { id: 'name', desc: false }])).toEqual(['b2', 'b10', 'a']);
  expect(sorted([{ id: 'gone', desc: false }])).toEqual(['b10', 'b2', 'a']);
});

it('takes what people read as the same for the same', () => {
  const same = [
    { id: '1', name: 'ann', goal: 2 },
    { id: '2', name: 'Ann', goal: 1 },
    { id: '3', name: 'ANN', goal: 3 },
  ];
  const order = (sorting: Sorting) => sortRows(same, personColumns, sorting).map(({ id }) => id);
  expect(order([{ id: 'name', desc: false }])).toEqual(['1', '2', '3']);
  expect(order([{ id: 'name', desc: true }])).toEqual(['1', '2', '3']);
  const byGoal = { id: 'goal', desc: false };
  expect(order([{ id: 'name', desc: true }, byGoal])).toEqual(['2', '1', '3']);
});

it('turns, replaces and joins sorting columns', () => {
  const name = { id: 'name', desc: false };
  expect(toggleSort([name], 'name', false)).toEqual([{ id: 'name', desc: true }]);
  expect(toggleSort([name], 'team', false)).toEqual([{ id: 'team', desc: false }]);
  const both = toggleSort([name], 'team', true);
  expect(both).toEqual([name, { id: 'team', desc: false }]);
  const turned = toggleSort(both, 'team', true);
  expect(turned).toEqual([name, { id: 'team', desc: true }]);
  expect(toggleSort(turned, 'team', true)).toEqual([name]);
  expect(toggleSort([{ id: 'name', desc: true }], 'name', true)).toEqual([name]);
  expect(toggleSort(both, 'name', false)).toEqual([name]);
});

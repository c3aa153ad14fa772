import { expect, it } from 'vitest';
import { type Person, personColumns } from '#tests/support/table-columns.ts';
import { createSearch } from './search-rows.ts';

const ann: Person = { id: 'ann', name: 'Ann Lee', team: 'Night' };
const anna: Person = { id: 'anna', name: 'Anna Day', team: 'Morning' };
const people = [ann, anna];

it('finds every word in any of the columns, in any case', () => {
  const find = createSearch(personColumns);
  expect(find(people, 'night ANN')).toEqual([ann]);
  expect(find(people, 'ann night day')).toEqual([]);
  expect(find(people, 'leenight')).toEqual([]);
  expect(find(people, '  ')).toBe(people);
});

it('looks only at the columns that it was given, and at a changed record anew', () => {
  const find = createSearch(personColumns.filter(({ id }) => id === 'name'));
  expect(find(people, 'night')).toEqual([]);
  expect(find(people, 'lee')).toEqual([ann]);
  const changed = { ...anna, name: 'Anna Lee' };
  expect(find([ann, changed], 'lee')).toEqual([ann, changed]);
});

it('finds the same whatever was typed before', () => {
  const find = createSearch(personColumns);
  const typed = ['a', 'an', 'ann', 'anna', 'ann', 'ann l', 'ann le', 'ann', 'n', 'an', 'anna d', 'x', ''];
  for (const search of typed)
    expect([search, find(people, search)]).toEqual([search, createSearch(personColumns)(people, search)]);
});

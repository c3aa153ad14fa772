import { expect, it } from 'vitest';
import { type Person, personColumns } from '#tests/support/table-columns.ts';
import { createSearch } from './search-rows.ts';

const ann: Person = { id: 'ann', name: 'Ann Lee', team: 'Night' };

it('finds every word in any of the columns, in any case', () => {
  const searchFor = createSearch(personColumns);
  expect(searchFor('night ANN')?.(ann)).toBe(true);
  expect(searchFor('ann day')?.(ann)).toBe(false);
  expect(searchFor('leenight')?.(ann)).toBe(false);
  expect(searchFor('  ')).toBeNull();
});

it('looks only at the columns that it was given, and at a changed record anew', () => {
  const searchFor = createSearch(personColumns.filter(({ id }) => id === 'name'));
  expect(searchFor('night')?.(ann)).toBe(false);
  expect(searchFor('ann')?.(ann)).toBe(true);
  expect(searchFor('anna')?.({ ...ann, name: 'Anna' })).toBe(true);
});

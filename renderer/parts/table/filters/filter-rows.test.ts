import { expect, it } from 'vitest';
import type { Filter, Filters } from '#domain/company/saved-views.ts';
import { type Person, personColumns } from '#tests/support/table-columns.ts';
import { createFiltering } from './filter-rows.ts';
import { compileFilters } from './passes.ts';

const people: readonly Person[] = [
  { id: 'ann', name: 'Ann Lee', team: 'red', skills: ['roofs', 'drains'], goal: 1000, hired: '2024-03-01' },
  { id: 'bob', name: 'Bob', team: 'blue', skills: ['drains'], goal: 0, hired: '2025-12-31' },
  { id: 'cyd', name: 'Cyd Leeds' },
];

it('filters the same rows again as it did the first time, and changed rows anew', () => {
  const filter = createFiltering(personColumns);
  const blue: Filter = { kind: 'pick', values: ['blue'] };
  const several: Filters[] = [
    { team: { kind: 'pick', values: ['red'] } },
    // Only one of both changes.
    { team: blue, name: { kind: 'text', text: 'b' } },
    { team: blue, name: { kind: 'text', text: 'nobody' } },
    { team: blue, skills: { kind: 'pick', values: ['drains'] } },
    { team: { kind: 'empty' }, name: { kind: 'text', text: 'cyd' } },
    { goal: { kind: 'number', from: 500 }, hired: { kind: 'date', to: '2025-01-01' } },
    {},
  ];
  for (const filters of [...several, ...several])
    expect(filter(people, filters)).toEqual(people.filter(compileFilters(personColumns, filters)));
  const moved = people.map((person) => ({ ...person, team: 'red' }));
  expect(filter(moved, several[0] ?? {})).toEqual(moved);
});

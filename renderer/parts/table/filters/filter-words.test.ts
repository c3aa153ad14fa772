import { expect, it } from 'vitest';
import type { Filter } from '#domain/company/saved-views.ts';
import { personColumns } from '#tests/support/table-columns.ts';
import { filterWords } from './filter-words.ts';

const words = (id: string, filter: Filter): string => {
  const column = personColumns.find((each) => each.id === id);
  if (!column) throw new Error(`No column ${id}`);
  return filterWords(column, filter);
};

it('says what a column is filtered by', () => {
  expect(words('name', { kind: 'text', text: ' lee ' })).toBe('contains “lee”');
  expect(words('team', { kind: 'pick', values: ['red', 'blue'] })).toBe('Team red, Team blue');
  expect(words('team', { kind: 'pick', values: ['a', 'b', 'c', 'd'] })).toBe('4 picked');
  expect(words('team', { kind: 'empty' })).toBe('is empty');
});

it('says amounts as amounts and days as days', () => {
  expect(words('goal', { kind: 'number', from: 125_000 })).toBe('from $1,250.00');
  expect(words('goal', { kind: 'number', to: 50 })).toBe('up to $0.50');
  expect(words('hired', { kind: 'date', from: '2024-03-01', to: '2024-03-31' })).toBe(
    'Mar 1, 2024 to Mar 31, 2024',
  );
});

import { expect, it } from 'vitest';
import { personColumns } from '#tests/support/table-columns.ts';
import { copyText } from './copy-text.ts';

it('writes rows as a spreadsheet takes them', () => {
  const columns = personColumns.filter(({ id }) => id === 'name' || id === 'team');
  const rows = [
    { id: 'a', name: 'Ann "Bee" Lee', team: 'red\tor blue' },
    { id: 'b', name: 'Bob' },
  ];
  expect(copyText(rows, columns)).toBe('name\tteam\n"Ann ""Bee"" Lee"\t"red\tor blue"\nBob\t');
});

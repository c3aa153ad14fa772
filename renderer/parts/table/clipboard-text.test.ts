import { expect, it } from 'vitest';
import { personColumns } from '#tests/support/table-columns.ts';
import { copyText, meantBy } from './clipboard-text.ts';

it('writes rows as a spreadsheet takes them', () => {
  const columns = personColumns.filter(({ id }) => id === 'name' || id === 'team');
  const rows = [
    { id: 'a', name: 'Ann "Bee" Lee', team: 'red\tor blue' },
    { id: 'b', name: 'Bob' },
  ];
  expect(copyText(rows, columns)).toBe('name\tteam\n"Ann ""Bee"" Lee"\t"red\tor blue"\nBob\t');
});

it('lets a spreadsheet run nothing, and takes back what was meant', () => {
  const columns = personColumns.filter(({ id }) => id === 'name');
  for (const name of ['=1+1', '+12025550143', '-5', '@home', "'quoted'"]) {
    const [, cell = ''] = copyText([{ id: 'a', name }], columns).split('\n');
    expect(cell).not.toMatch(/^[=+\-@]/);
    expect(meantBy(cell)).toBe(name);
  }
});

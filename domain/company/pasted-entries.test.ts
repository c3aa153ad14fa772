import { describe, expect, it } from 'vitest';
import type { ListEntry } from './list-entry.ts';
import { readPastedEntries } from './pasted-entries.ts';

const entry = (values: Pick<ListEntry, 'kind' | 'name'> & Partial<ListEntry>): ListEntry => ({
  id: values.name.toLowerCase(),
  active: true,
  ...values,
});

describe('a pasted list', () => {
  it('is read line by line, without its heading and its blank lines', () => {
    const lines = readPastedEntries('skill', 'Name\r\nDrain\n\n  Boiler \n', []);
    expect(lines.map(({ line, name, verdict }) => [line, name, verdict])).toEqual([
      [2, 'Drain', 'new'],
      [4, 'Boiler', 'new'],
    ]);
  });

  it('says what exists, what was retired, and what it has twice', () => {
    const known = [
      entry({ kind: 'skill', name: 'Drain' }),
      entry({ kind: 'skill', name: 'Boiler', active: false }),
    ];
    const lines = readPastedEntries('skill', 'drain\nBOILER\nPump\npump', known);
    expect(lines.map(({ verdict }) => verdict)).toEqual(['exists', 'retired', 'new', 'wrong']);
    expect(lines[1]).toMatchObject({ id: 'boiler' });
  });

  it('takes colour and ZIP patterns of zones in either order', () => {
    const lines = readPastedEntries('zone', 'North\t#2F7D6D\t912*, 91301\nSouth\t752* 753*\t#aabbcc', []);
    expect(lines.map(({ values }) => values)).toEqual([
      { name: 'North', colour: '#2f7d6d', zipPatterns: ['912*', '91301'] },
      { name: 'South', colour: '#aabbcc', zipPatterns: ['752*', '753*'] },
    ]);
  });

  it('takes the label that a label lies in, where there is one or it stands above', () => {
    const known = [entry({ kind: 'projectLabel', name: 'Homes' })];
    const lines = readPastedEntries('projectLabel', 'Repair\tHomes\nLeaks\trepair\nSchools\tShops', known);
    expect(lines.map(({ inside, verdict }) => [inside, verdict])).toEqual([
      ['Homes', 'new'],
      ['repair', 'new'],
      ['Shops', 'wrong'],
    ]);
  });

  it.each([
    ['zone', '\t#2f7d6d', 'Name is required'],
    ['zone', 'North\t#green', 'A colour such as #2f7d6d'],
    ['zone', 'North\tdowntown', 'Digits, with * for the rest, such as 912*'],
    ['skill', 'Drain\tWater', 'There are more columns than this list has'],
    ['skill', 'x'.repeat(81), 'At most 80 characters'],
  ] as const)('says what is wrong with a line of %s: %j', (kind, text, reason) => {
    expect(readPastedEntries(kind, text, [])).toMatchObject([{ verdict: 'wrong', reason }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { landingOn, listRows, siblingsOf } from './list-rows.ts';

const label = (id: string, parentId: string | null = null, more: Partial<ListEntry> = {}): ListEntry => ({
  id,
  kind: 'projectLabel',
  name: id,
  parentId,
  active: true,
  ...more,
});

const entries = [
  label('a'),
  label('a1', 'a'),
  label('a2', 'a'),
  label('b'),
  label('c', null, { active: false }),
];
const plain = {
  search: '',
  showRetired: false,
  sort: { by: 'order', desc: false },
  uses: new Map(),
} as const;
const ids = (rows: ReturnType<typeof listRows>) => rows.map(({ entry }) => entry.id);

describe('the rows of a list', () => {
  it('stand in the order of the company, retired ones on demand', () => {
    expect(ids(listRows(entries, plain))).toEqual(['a', 'a1', 'a2', 'b']);
    expect(ids(listRows(entries, { ...plain, showRetired: true }))).toEqual(['a', 'a1', 'a2', 'b', 'c']);
  });

  it('are found by name, by what they lie in and by ZIP pattern', () => {
    const zones = [label('north', null, { zipPatterns: ['912*'] }), label('south')];
    expect(ids(listRows(entries, { ...plain, search: 'a 2' }))).toEqual(['a2']);
    expect(ids(listRows(zones, { ...plain, search: '912' }))).toEqual(['north']);
  });

  it('sort by how often they are used', () => {
    const uses = new Map([
      ['b', 3],
      ['a1', 5],
    ]);
    const sort = { by: 'uses', desc: true } as const;
    expect(ids(listRows(entries, { ...plain, uses, sort })).slice(0, 2)).toEqual(['a1', 'b']);
  });
});

describe('a drop', () => {
  const rows = listRows(entries, plain);

  it('lands behind the row on the way down and before it on the way up', () => {
    expect(landingOn(rows, 'a', 'b')).toBeNull();
    expect(landingOn(rows, 'b', 'a')).toBe('a');
    expect(landingOn(rows, 'a2', 'a1')).toBe('a1');
  });

  it('stays among its siblings, wherever inside one of them it is dropped', () => {
    expect(siblingsOf(rows, 'a1').map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(landingOn(rows, 'b', 'a2')).toBe('a');
    expect(landingOn(rows, 'a1', 'b')).toBeUndefined();
    expect(landingOn(rows, 'a', 'a2')).toBeUndefined();
  });
});

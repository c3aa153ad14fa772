import { describe, expect, it } from 'vitest';
import { ann, edit, edited } from '#tests/support/pushed-row.ts';
import { goesOnFrom, isBehind } from './lineage.ts';

const state = (id: string, after: string[], memo = id) => edited(ann, { memo }, edit(id, after));
const ids = (count: number, name: string) => Array.from({ length: count }, (_, index) => `${name}${index}`);

describe('[S12] what the server says goes on from what is held', () => {
  it('where it is the same, or names all that is held', () => {
    const held = state('e2', ['e1', 'e0']);
    expect(goesOnFrom(held, held)).toBe(true);
    expect(goesOnFrom(held, state('e3', ['e2', 'e1', 'e0']))).toBe(true);
    expect(goesOnFrom(held, state('e9', ['x', 'e2', 'e1', 'e0']))).toBe(true);
    expect(goesOnFrom(held, { ...held, account: { state: 'invited' } })).toBe(true);
  });

  it('not where it lacks any of it, however new it is', () => {
    const held = state('e2', ['e1', 'e0']);
    expect(goesOnFrom(held, state('e1', ['e0']))).toBe(false);
    expect(goesOnFrom(held, state('u1', ['e1', 'e0']))).toBe(false);
    expect(goesOnFrom(held, state('e2', ['e0'], 'came by the queue'))).toBe(false);
  });

  it('where only the oldest edits have left the end of the list', () => {
    const held = state('e2', ids(20, 'old'));
    expect(goesOnFrom(held, state('e4', ['e3', 'e2', ...ids(18, 'old')]))).toBe(true);
    expect(goesOnFrom(held, state('e4', ['e3', ...ids(19, 'old')]))).toBe(false);
  });

  it('where what is held is the first state of the record', () => {
    const { edit: first, ...rest } = ann;
    expect(goesOnFrom({ ...rest, edit: edit('e0') }, state('x', []))).toBe(true);
    expect(first).toBeDefined();
  });
});

describe('[S8] what the server says is from before', () => {
  it('where it is what the edit held here was made upon', () => {
    expect(isBehind(state('e1', ['e0']), state('e2', ['e1', 'e0']))).toBe(true);
    expect(isBehind(ann, state('e2', ['e1', 'e0']))).toBe(true);
  });

  it('not where it is the same edit, somebody else’s, or newer', () => {
    const held = state('e2', ['e1', 'e0']);
    for (const there of [held, state('x', ['e1', 'e0']), state('e3', ['e2', 'e1', 'e0'])])
      expect(isBehind(there, held)).toBe(false);
  });
});

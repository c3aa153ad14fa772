import { describe, expect, it } from 'vitest';
import { inTree } from './list-tree.ts';

const entry = (id: string, parentId?: string) => ({ id, name: id.toUpperCase(), parentId: parentId ?? null });

const drawn = (...entries: ReturnType<typeof entry>[]) =>
  inTree(entries).map(({ entry: { id }, depth }) => `${'-'.repeat(depth)}${id}`);

describe('nested labels', () => {
  it('follow the one that they lie in, in the order given', () => {
    expect(drawn(entry('c', 'b'), entry('b', 'a'), entry('d'), entry('a'), entry('e', 'a'))).toEqual([
      'd',
      'a',
      '-b',
      '--c',
      '-e',
    ]);
  });

  it('know the way to them', () => {
    expect(inTree([entry('a'), entry('b', 'a'), entry('c', 'b')]).at(-1)?.path).toEqual(['A', 'B']);
  });

  it('stand on their own where the other is not given', () => {
    expect(drawn(entry('b', 'gone'), entry('c', 'b'))).toEqual(['b', '-c']);
  });

  it('are all there, once each, where they close a circle', () => {
    expect(drawn(entry('a', 'b'), entry('b', 'a'), entry('c', 'c')).toSorted()).toEqual(['-b', 'a', 'c']);
  });
});

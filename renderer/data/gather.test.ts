import { expect, test } from 'vitest';
import { gather } from './gather.ts';

test('what comes in one turn is written at once, the last of each key', async () => {
  const writes: string[][] = [];
  const put = gather<string>(async (items) => void writes.push([...items]));
  await Promise.all([put('a', 'a1'), put('b', 'b1'), put('a', 'a2')]);
  await put('c', 'c1');
  expect(writes).toEqual([['a2', 'b1'], ['c1']]);
});

test('a write that fails fails for all who waited for it, and for nobody after them', async () => {
  let isBroken = true;
  const put = gather<string>(async () => {
    if (isBroken) throw new Error('The disk is full');
  });
  const results = await Promise.allSettled([put('a', 'a'), put('b', 'b')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isBroken = false;
  await expect(put('a', 'a')).resolves.toBeUndefined();
});

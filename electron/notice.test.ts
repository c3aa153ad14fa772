import { expect, test } from 'vitest';
import { mayRestart } from './crash-limit.ts';
import { noticeFor } from './notice.ts';

test('a notification comes when more waits than before and nobody looks', () => {
  expect(noticeFor(0, 1, false)).toBe('1 thing needs attention.');
  expect(noticeFor(1, 3, false)).toBe('3 things need attention.');
  for (const [before, count, isInFront] of [
    [null, 3, false],
    [3, 3, false],
    [3, 2, false],
    [0, 3, true],
  ] as const)
    expect(noticeFor(before, count, isInFront)).toBeNull();
});

test('a page comes back by itself three times in a minute', () => {
  const crashes = [1_000, 2_000, 3_000];
  expect(mayRestart(crashes.slice(1), 4_000)).toBe(true);
  expect(mayRestart(crashes, 4_000)).toBe(false);
  expect(mayRestart(crashes, 61_500)).toBe(true);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPhotoCare } from './care.ts';
import type { CollectDeps } from './collect.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('[S19] looks at the start and every day, also after a failure, until it is stopped', async () => {
  const failed = vi.fn();
  const companyIds = vi.fn(async () => [] as string[]);
  companyIds.mockRejectedValueOnce(new Error('The disk is away'));
  const care = createPhotoCare({ store: { companyIds } } as unknown as CollectDeps, failed);
  care.start();
  await vi.advanceTimersByTimeAsync(0);
  expect([companyIds.mock.calls.length, failed.mock.calls.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(2 * 24 * 60 * 60_000);
  expect(companyIds).toHaveBeenCalledTimes(3);
  await care.stop();
  await vi.advanceTimersByTimeAsync(24 * 60 * 60_000);
  expect([companyIds.mock.calls.length, failed.mock.calls.length]).toEqual([3, 1]);
});

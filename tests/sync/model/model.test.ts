import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveThrough } from './live-through.ts';
import { days } from './steps.ts';

/** Always the same days, so that a change that breaks one is known by it; `npm run soak` finds new ones. */
const seed = 20_261_125;
const numRuns = 500;

test('[S1-S22] whatever happens on a day, nothing that was typed is lost and all end equal', async () => {
  await fc.assert(
    fc.asyncProperty(days, async (day) => {
      expect(await liveThrough(day)).toEqual([]);
    }),
    { seed, numRuns, endOnFailure: true },
  );
}, 960_000);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveThrough } from './live-through.ts';
import { plants } from './plants.ts';
import { type Day, days, rushes } from './steps.ts';

/** The most days that a planted bug may go unnoticed; the model finds each sooner. */
const most = 400;

/** What needs a close race is looked for where races are close. */
const needsRush: ReadonlySet<string> = new Set(['nothing is looked at again']);

test.each(Object.entries(plants))(
  'the model notices it when %s',
  async (name, plant) => {
    const found: string[] = [];
    for (const day of fc.sample(needsRush.has(name) ? rushes : days, { numRuns: most, seed: 7 }) as Day[]) {
      found.push(...(await liveThrough(day, plant)));
      if (found.length > 0) break;
    }
    expect(found).not.toEqual([]);
  },
  120_000,
);

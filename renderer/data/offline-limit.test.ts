import { describe, expect, it } from 'vitest';
import { offlineRefusal } from './offline-limit.ts';

const day = 24 * 60 * 60_000;
const reached = '2026-11-24T08:00:00.000Z';
const daysOn = (days: number) => Date.parse(reached) + days * day;

describe('the limit of working offline (R44)', () => {
  it('is 30 days where the company says nothing', () => {
    expect(offlineRefusal(undefined, reached, daysOn(30) - 1)).toBeNull();
    expect(offlineRefusal({}, reached, daysOn(30))).toContain('30 days ago');
  });

  it('is what the company says', () => {
    expect(offlineRefusal({ offlineDays: 2 }, reached, daysOn(2) - 1)).toBeNull();
    expect(offlineRefusal({ offlineDays: 2 }, reached, daysOn(2))).toContain('allows 2');
  });

  it('does not count before the first contact', () => {
    expect(offlineRefusal({ offlineDays: 1 }, null, daysOn(99))).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { isMassLoss, lossOf } from './mass-loss.ts';

describe('[S18] what is too much', () => {
  test.each([
    [10, 20, true],
    [9, 20, false],
    [10, 19, false],
    [10, 50, false],
    [11, 50, true],
    [2001, 10_000, true],
    [2000, 10_000, false],
  ])('%i of %i: %s', (losses, held, isMass) => {
    expect(isMassLoss(losses, held)).toBe(isMass);
  });

  test('what was inactive or is new takes nothing away', () => {
    expect(lossOf({ active: false }, { active: false })).toBeNull();
    expect(lossOf(undefined, { _deleted: true })).toBeNull();
    expect(lossOf({ active: true }, { active: true })).toBeNull();
    expect(lossOf({}, { active: false })).toBe('deactivated');
    expect(lossOf({ active: false }, { _deleted: true })).toBe('removed');
  });
});

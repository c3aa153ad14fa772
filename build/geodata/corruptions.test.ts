import { describe, expect, it } from 'vitest';
import { slips } from '#domain/address/slip.ts';
import { dice, isHeldOut, pick, shortened, slipInCity, slipInZip, swapInZip } from './corruptions.ts';

const rolls = (seed: number) => Array.from({ length: 500 }, dice(seed));

describe('dice', () => {
  it('rolls the same for the same seed, all over the range', () => {
    expect(rolls(7)).toEqual(rolls(7));
    expect(rolls(7)).not.toEqual(rolls(8));
    expect(Math.min(...rolls(7))).toBeLessThan(0.02);
    expect(Math.max(...rolls(7))).toBeGreaterThan(0.98);
    expect(Math.max(...rolls(7))).toBeLessThan(1);
  });
});

describe('a spoilt address', () => {
  const roll = dice(1);
  const many = Array.from({ length: 300 });

  it('is one slip off', () => {
    for (const _ of many) {
      expect(slips(slipInCity('Springfield', roll), 'Springfield')).toBeLessThanOrEqual(1);
      expect(slips(slipInZip('62704', roll), '62704')).toBe(1);
      expect(slips(swapInZip('62704', roll), '62704')).toBe(1);
    }
  });

  it('is spoilt in every way', () => {
    const lengths = new Set(many.map(() => slipInCity('Springfield', roll).length));
    expect([...lengths].sort()).toEqual([10, 11, 12]);
    expect(new Set(many.map(() => pick(['a', 'b', 'c'], roll))).size).toBe(3);
  });
});

it('holds about a quarter of the ZIP Codes out', () => {
  const zips = Array.from({ length: 10_000 }, (_, zip) => String(zip + 60_000));
  const held = zips.filter(isHeldOut).length;
  expect(held).toBeGreaterThan(2_300);
  expect(held).toBeLessThan(2_700);
});

it('shortens as the postal service does', () => {
  expect(shortened('Mount Saint Helens Heights')).toBe('Mt St Helens Hts');
});

import { describe, expect, it } from 'vitest';
import { isMilitary, militaryRegion } from './military.ts';

describe('militaryRegion', () => {
  it.each([
    ['34002', 'AA'],
    ['09012', 'AE'],
    ['96201', 'AP'],
    ['96699', 'AP'],
    ['34102', null],
    ['08012', null],
    ['96199', null],
    ['96799', null],
    ['0901', null],
  ])('of %s is %s', (zip, region) => {
    expect(militaryRegion(zip)).toBe(region);
  });
});

describe('isMilitary', () => {
  it('is told by any part', () => {
    expect(isMilitary('A.P.O.', null, '')).toBe(true);
    expect(isMilitary('', 'AE', '')).toBe(true);
    expect(isMilitary('', null, '09012')).toBe(true);
    expect(isMilitary('Springfield', 'IL', '62704')).toBe(false);
  });
});

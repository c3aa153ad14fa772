import { describe, expect, it } from 'vitest';
import { companyFields } from '#domain/company/company.ts';
import { parseWhole } from './whole-number.ts';

describe('parseWhole', () => {
  it.each([
    ['180', 180],
    [' 7 ', 7],
    ['', null],
    ['  ', null],
    [42, 42],
    ['-1', -1],
    ['1.5', 1.5],
    ['12,000', '12,000'],
    ['many', 'many'],
  ])('%j is %j', (typed, value) => {
    expect(parseWhole(typed)).toBe(value);
  });

  it('what is no whole number in the range is an error and not another number', () => {
    for (const typed of ['-1', '1.5', '12,000', 'many', '100001'])
      expect(companyFields.seatLimit.schema.safeParse(parseWhole(typed)).success).toBe(false);
    for (const typed of ['0', '366'])
      expect(companyFields.offlineDays.schema.safeParse(parseWhole(typed)).success).toBe(false);
  });
});

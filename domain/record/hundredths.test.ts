import { expect, it } from 'vitest';
import type { Field } from '#domain/record/field.ts';
import { money } from '#domain/record/kinds.ts';
import { valueProblems } from '#domain/record/problems.ts';
import { parseHundredths } from './hundredths.ts';

it.each([
  ['1,250.50', 125_050],
  ['1250.5', 125_050],
  [' $1,250 ', 125_000],
  ['0', 0],
  ['0.07', 7],
  ['8.95', 895],
  ['1,234,567.89', 123_456_789],
  ['-5', -500],
])('%j is %d hundredths', (typed, hundredths) => {
  expect(parseHundredths(typed)).toBe(hundredths);
});

it.each(['', '   '])('%j is not set', (typed) => {
  expect(parseHundredths(typed)).toBeNull();
});

it.each(['12,50', '1,2,3', ',5', '1.234', '1.', '12x', '1 250', '1e3', 'Infinity', '--5', '$'])(
  '%j stays as it was typed, and is refused',
  (typed) => {
    const value = parseHundredths(typed);
    expect(value).toBe(typed);
    const rate = money({ label: 'Rate' }) as unknown as Field;
    expect(valueProblems('rate', rate, value)[0]?.message).toBe('Enter an amount such as 1250.50');
  },
);

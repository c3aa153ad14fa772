import { describe, expect, it } from 'vitest';
import { isClose, slips } from './slip.ts';

describe('slips', () => {
  it.each([
    ['62704', '62704', 0],
    ['62704', '62714', 1],
    ['62740', '62704', 1],
    ['6274', '62704', 1],
    ['627044', '62704', 1],
    ['26704', '62704', 1],
    ['27604', '62704', 2],
    ['62407', '62704', 2],
    ['02764', '62704', 2],
    ['springfeild', 'springfield', 1],
    ['abba', 'baba', 1],
    ['', 'a', 1],
  ])('from %s to %s are %i', (typed, meant, count) => {
    expect(slips(typed, meant)).toBe(count);
  });
});

describe('isClose', () => {
  it('allows more slips in a longer word, and none too many', () => {
    expect(isClose('cicago', 'chicago')).toBe(true);
    expect(isClose('erie', 'eire')).toBe(true);
    expect(isClose('erie', 'aire')).toBe(false);
    expect(isClose('springfield', 'sprinfeld')).toBe(true);
    expect(isClose('springfield', 'smithfield')).toBe(false);
    expect(isClose('ada', 'adamsville')).toBe(false);
  });
});

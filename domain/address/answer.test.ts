import { describe, expect, it } from 'vitest';
import { addressLine, type Candidate, ranked } from './answer.ts';

const home = { city: 'Springfield', state: 'IL', zip: '62740', country: 'US' };
const candidate = (set: Candidate['set'], cost: number): Candidate => ({ set, cost, why: `costs ${cost}` });

describe('ranked', () => {
  it('puts the cheapest first, each address once', () => {
    const found = ranked(home, [
      candidate({ zip: '62701' }, 3),
      candidate({ zip: '62704' }, 1),
      candidate({ zip: '62701', city: 'Springfield' }, 2),
    ]);
    expect(found.map(({ text, why }) => [text, why])).toEqual([
      ['Springfield, IL 62704', 'costs 1'],
      ['Springfield, IL 62701', 'costs 2'],
    ]);
  });

  it('leaves out what changes nothing', () => {
    expect(ranked(home, [candidate({ zip: '62740', state: 'IL' }, 0)])).toEqual([]);
  });

  it('has at most six', () => {
    const many = Array.from({ length: 9 }, (_, place) => candidate({ zip: `6270${place}` }, place));
    expect(ranked(home, many)).toHaveLength(6);
  });
});

it('writes the parts of an address that there are', () => {
  expect(addressLine({ city: 'Oslo', zip: '0150' })).toBe('Oslo 0150');
  expect(addressLine({ state: 'IL', zip: '62704' })).toBe('IL 62704');
  expect(addressLine({})).toBe('');
});

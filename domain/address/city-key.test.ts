import { describe, expect, it } from 'vitest';
import { cityKey, otherKeys } from './city-key.ts';

describe('cityKey', () => {
  it.each([
    ['St. Louis', 'Saint Louis'],
    ['St Marys', "Saint Mary's"],
    ['Ft Worth', 'fort worth'],
    ['Mt. Vernon', 'Mount Vernon'],
    ['N Little Rock', 'North Little Rock'],
    ['Shaker Hts', 'Shaker Heights'],
    ['Colorado Spgs', 'COLORADO SPRINGS'],
    ['Cranberry Twp', 'Cranberry Township'],
    ['Essex Jct', 'Essex Junction'],
    ['Virginia Bch', 'Virginia Beach'],
    ['Pt Pleasant', 'Point Pleasant'],
    ['Marco Is', 'Marco Island'],
    ['Elk Grove Vlg', 'Elk Grove Village'],
    ['Winston Salem', 'Winston-Salem'],
    ['Mc Rae', 'McRae'],
    ['Coeur D Alene', "Coeur d'Alene"],
    ['Shaw A F B', 'Shaw AFB'],
    ['Shaw Afb', 'Shaw Air Force Base'],
    ['Town of Hempstead', 'Hempstead'],
    ['Anasco', 'Añasco'],
    ['Montréal', 'Montreal'],
  ])('is the same for %s and %s', (a, b) => {
    expect(cityKey(a)).toBe(cityKey(b));
  });

  it.each([
    ['Springfield', 'Springfeild'],
    ['North Salem', 'South Salem'],
    ['Kansas', 'Kansas City'],
  ])('is another for %s and %s', (a, b) => {
    expect(cityKey(a)).not.toBe(cityKey(b));
  });

  it.each(['', ' ', '.', '–'])('is empty for %j', (typed) => {
    expect(cityKey(typed)).toBe('');
  });
});

describe('otherKeys', () => {
  it('looks for a township by its bare name, and the other way round', () => {
    expect(otherKeys('cranberry')).toContain('cranberrytownship');
    expect(otherKeys('cranberrytownship')).toEqual(['cranberry']);
  });
});

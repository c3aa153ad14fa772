import { describe, expect, it } from 'vitest';
import { shippedGazetteer } from '#tests/support/shipped-gazetteer.ts';
import type { Geocoded } from './geocode-api.ts';
import { soundGeocoded } from './geocoded.ts';

const inIllinois = { statesAt: () => ['IL'] };
const home = { street: '413 S 8th St', city: 'Springfield', state: 'IL', zip: '62701-1234', country: 'US' };
const house: Geocoded = {
  latitude: 39.799,
  longitude: -89.644,
  text: '413 South 8th Street',
  precision: 'house',
  state: 'IL',
  zip: '62701',
  country: 'US',
};

const sound = (...found: Geocoded[]) => soundGeocoded(home, found, shippedGazetteer, inIllinois);

describe('what a geocoder found', () => {
  it('is believed where it agrees with the address and lies near its ZIP Code', () => {
    expect(sound(house)).toBe(house);
  });

  it('may leave out what it does not know', () => {
    const quiet = { ...house, state: null, zip: null, country: null };
    expect(sound(quiet)).toBe(quiet);
  });

  it.each<[string, Partial<Geocoded>]>([
    ['only the area is known', { precision: 'area' }],
    ['the state is another', { state: 'MO' }],
    ['the ZIP Code is another', { zip: '62704' }],
    ['the country is another', { country: 'CA' }],
    ['it lies far from the ZIP Code', { latitude: 41.88, longitude: -87.63 }],
  ])('is not where %s', (_why, change) => {
    expect(sound({ ...house, ...change })).toBeNull();
  });

  it('is not where the place lies in another state', () => {
    expect(soundGeocoded(home, [house], shippedGazetteer, { statesAt: () => ['MO'] })).toBeNull();
  });

  it('is the first that can be believed', () => {
    expect(sound({ ...house, zip: '62704' }, house)).toBe(house);
  });
});

import { describe, expect, it } from 'vitest';
import { shippedGazetteer } from '#tests/support/shipped-gazetteer.ts';
import { openGazetteer } from './gazetteer.ts';

const gazetteer = openGazetteer({
  zips: [
    '62684\tIL\t39.9\t-89.61\tc\tSherman',
    '62701\tIL\t39.8\t-89.649\tc\tSpringfield;Capitol',
    '62705\tIL\t39.9\t-89.7\tg\tSpringfield',
    '65801\tMO\t37.2\t-93.29\tc\tSpringfield',
  ].join('\n'),
  cities: ['=CA ON', 'Ottawa\t45.411\t-75.698', '=US IL', 'Springfield\t39.802\t-89.644'].join('\n'),
});

describe('openGazetteer', () => {
  it('knows a ZIP Code with its names, state and point', () => {
    expect(gazetteer.zip('62701')).toEqual({
      zip: '62701',
      state: 'IL',
      latitude: 39.8,
      longitude: -89.649,
      isCensus: true,
      names: ['Springfield', 'Capitol'],
    });
    expect(gazetteer.zip('62702')).toBeUndefined();
  });

  it('gathers what bears one name in a state, the point of the city first', () => {
    const town = gazetteer.towns('US', 'IL').get('springfield');
    expect(town?.zips.map(({ zip }) => zip)).toEqual(['62701', '62705']);
    expect(town?.points.map(({ latitude }) => latitude)).toEqual([39.802, 39.8, 39.9]);
    expect([...gazetteer.towns('US', 'MO').keys()]).toEqual(['springfield']);
    expect(gazetteer.towns('CA', 'ON').get('ottawa')?.zips).toEqual([]);
    expect(gazetteer.towns('CA', 'QC').size).toBe(0);
  });

  it('tells the states of the first digits', () => {
    expect(gazetteer.statesOf('627')).toEqual(['IL']);
    expect(gazetteer.statesOf('000')).toEqual([]);
  });

  it('finds the nearest ZIP Codes among those with an area', () => {
    const near = gazetteer.nearestZips({ latitude: 39.9, longitude: -89.7 }, 2);
    expect(near.map(({ zip }) => zip)).toEqual(['62684', '62701']);
  });

  it('opens without any data', () => {
    const empty = openGazetteer({ zips: '', cities: '' });
    expect(empty.nearestZips({ latitude: 0, longitude: 0 }, 3)).toEqual([]);
    expect(empty.towns('US', 'IL').size).toBe(0);
    expect(empty.zip('62701')).toBeUndefined();
  });
});

describe('the shipped data', () => {
  it.each(['IL', 'PR', 'GU', 'VI', 'AS', 'MP', 'DC', 'AK', 'HI'])('has ZIP Codes of %s', (state) => {
    const zips = shippedGazetteer.zipsIn(state);
    expect(zips.length).toBeGreaterThan(0);
    for (const { zip, latitude, longitude, names } of zips) {
      expect(zip).toMatch(/^\d{5}$/);
      expect(Math.abs(latitude)).toBeLessThan(72);
      expect(Math.abs(longitude)).toBeLessThan(180);
      expect(names[0]).toMatch(/\S/);
    }
  });

  it.each([
    ['CA', 'QC', 'montreal'],
    ['GB', 'SCT', 'edinburgh'],
    ['GB', 'ENG', 'london'],
    ['AU', 'VIC', 'melbourne'],
    ['US', 'NY', 'newyork'],
  ])('has the cities of %s %s', (country, region, key) => {
    expect(shippedGazetteer.towns(country, region).get(key)?.points.length).toBeGreaterThan(0);
  });
});

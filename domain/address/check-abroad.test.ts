import { describe, expect, it } from 'vitest';
import { shippedGazetteer } from '#tests/support/shipped-gazetteer.ts';
import { checkAddress } from './check-address.ts';

const check = (country: string, city: string, state: string, zip: string) =>
  checkAddress({ street: '1 High St', city, state, zip, country }, shippedGazetteer);

const firstText = (country: string, city: string, state: string, zip: string) =>
  check(country, city, state, zip).suggestions[0]?.text;

describe('Canada, the United Kingdom and Australia', () => {
  it.each([
    ['CA', 'Ottawa', 'ON', 'K1A 0B1', 45.4],
    ['CA', 'montreal', 'Quebec', 'h2x1y4', 45.5],
    ['CA', 'Yellowknife', 'NT', 'X1A 1A1', 62.4],
    ['CA', 'Iqaluit', 'NU', 'X0A 0H0', 63.7],
    ['GB', 'Edinburgh', 'Scotland', 'EH1 1AA', 55.9],
    ['GB', 'Belfast', 'Northern Ireland', 'BT1 1AA', 54.6],
    ['AU', 'Sydney', 'NSW', '2000', -33.9],
    ['AU', 'Darwin', 'NT', '0800', -12.5],
  ])('%s: %s, %s %s agree, never at the ZIP level', (country, city, state, zip, latitude) => {
    const found = check(country, city, state, zip);
    expect(found).toMatchObject({ level: 'stateAndZip', suggestions: [] });
    expect(found.point?.latitude).toBeCloseTo(latitude, 0);
  });

  it.each([
    ['CA', 'Otawa', 'ON', 'K1A 0B1', 'Ottawa, ON K1A 0B1'],
    ['CA', 'Ottawa', 'BC', 'K1A 0B1', 'Ottawa, ON K1A 0B1'],
    ['CA', 'Ottawa', '', 'K1A 0B1', 'Ottawa, ON K1A 0B1'],
    ['GB', 'Edinburg', 'Scotland', 'EH1 1AA', 'Edinburgh, Scotland EH1 1AA'],
    ['GB', 'Leeds', 'Scotland', 'LS1 1AA', 'Leeds, England LS1 1AA'],
    ['AU', 'Melborne', 'VIC', '3000', 'Melbourne, VIC 3000'],
    ['AU', 'Melbourne', 'NSW', '3000', 'Melbourne, VIC 3000'],
  ])('%s: %s, %s %s is corrected first', (country, city, state, zip, text) => {
    expect(firstText(country, city, state, zip)).toBe(text);
  });

  it('leaves a British county alone', () => {
    expect(check('GB', 'Maidstone', 'Kent', 'ME14 1AA')).toMatchObject({ level: 'format', suggestions: [] });
  });

  it.each([
    ['CA', '62704', 'K1A 0B1'],
    ['CA', 'D1A 0B1', 'K1A 0B1'],
    ['GB', 'SW1', 'SW1A 1AA'],
    ['AU', '20000', '2000'],
  ])('%s: %s has not the form of a postal code', (country, zip, example) => {
    expect(check(country, 'Somewhere', '', zip)).toMatchObject({
      level: null,
      note: expect.stringContaining(example),
    });
  });

  it.each([
    ['AU', 'NSW', '2620'],
    ['AU', 'ACT', '2620'],
    ['AU', 'WA', '0872'],
    ['GB', 'Wales', 'CH5 1AA'],
    ['GB', 'England', 'CH1 1AA'],
  ])('%s: %s has a share in %s, which lies over a border', (country, state, zip) => {
    expect(check(country, 'Nowhere at all', state, zip).level).toBe('stateAndZip');
  });

  it('pins no city where several of one name lie in the region', () => {
    expect(check('GB', 'Newport', 'England', 'TF10 7AA').point).toBeNull();
  });
});

describe('other countries', () => {
  it.each([
    ['DE', '10115'],
    ['NL', '1012 AB'],
    ['IE', 'D02 X285'],
    ['PT', '1100-148'],
  ])('%s: the form of %s is right and no more is said', (country, zip) => {
    expect(check(country, 'Anywhere', '', zip)).toMatchObject({
      level: 'format',
      suggestions: [],
      point: null,
    });
  });

  it('%s: a wrong form reaches nothing', () => {
    expect(check('DE', 'Berlin', '', '1011')).toMatchObject({
      level: null,
      note: expect.stringContaining('Germany looks like 10115'),
    });
  });

  it('reach the format where nothing is known of the country', () => {
    expect(check('NO', 'Oslo', '', '0150')).toMatchObject({
      level: 'format',
      note: expect.stringContaining('check the address before saving'),
    });
  });
});

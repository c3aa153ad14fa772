import { describe, expect, it } from 'vitest';
import { valueProblems } from '../record/problems.ts';
import { technicianFields } from './fields.ts';
import { normaliseHome, uncheckedHome, validationLevels } from './home.ts';
import { stateCode } from './us-states.ts';

const complaints = (home: object) =>
  valueProblems('home', technicianFields.home as never, home).map(({ field, message }) => [field, message]);
const zipComplaint = [['home.zip', 'A ZIP Code has 5 digits, or 5-4']];

describe('normaliseHome', () => {
  it('trims, names the state by its letters and fills the country in', () => {
    expect(normaliseHome({ street: ' 1 Main St ', state: ' california', zip: '91301' })).toEqual({
      street: '1 Main St',
      state: 'CA',
      zip: '91301',
      country: 'US',
    });
  });

  it('leaves out what is blank', () => {
    expect(normaliseHome({ city: 'Agoura', unit: ' ', street: null, latitude: 0 })).toEqual({
      city: 'Agoura',
      latitude: 0,
      country: 'US',
    });
  });

  it.each([{}, { country: 'US' }, { country: 'CA', street: ' ' }])('finds no address in %j', (typed) => {
    expect(normaliseHome(typed)).toBeNull();
  });

  it('leaves a state that is none, and the regions of other countries, as typed', () => {
    expect(normaliseHome({ state: 'Calfornia' })).toEqual({ state: 'Calfornia', country: 'US' });
    expect(normaliseHome({ state: 'Georgia', country: 'GE' })).toEqual({ state: 'Georgia', country: 'GE' });
  });

  it.each([
    ['US', '627041234', '62704-1234'],
    ['US', '62704 1234', '62704-1234'],
    ['US', '6270412345', '6270412345'],
    ['CA', 'k1a0b1', 'K1A 0B1'],
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['NL', '1012ab', '1012 AB'],
    ['PT', '1100-148', '1100-148'],
    ['CA', '62704', '62704'],
    ['NO', 'abc 1', 'abc 1'],
  ])('prints the postal code of %s %j as %j', (country, zip, printed) => {
    expect(normaliseHome({ zip, country })).toEqual({ zip: printed, country });
  });

  it.each([
    ['usa', 'US'],
    ['United Kingdom', 'GB'],
    ['canada', 'CA'],
    ['de', 'DE'],
    ['Atlantis', 'Atlantis'],
  ])('reads the country %j as %s', (typed, country) => {
    expect(normaliseHome({ street: '1 High St', country: typed })).toEqual({ street: '1 High St', country });
  });

  it('names provinces by their letters, and the territories as states', () => {
    expect(normaliseHome({ state: 'ontario', country: 'CA' })).toEqual({ state: 'ON', country: 'CA' });
    expect(normaliseHome({ state: 'England', country: 'GB' })).toEqual({ state: 'England', country: 'GB' });
    expect(normaliseHome({ zip: '00731', country: 'PR' })).toEqual({
      zip: '00731',
      state: 'PR',
      country: 'US',
    });
    expect(normaliseHome({ zip: '00731', country: 'Puerto Rico' })).toMatchObject({ state: 'PR' });
    expect(normaliseHome({ state: 'Ponce', country: 'PR' })).toEqual({ state: 'Ponce', country: 'PR' });
  });

  it.each([null, 'Main St', 7])('passes on %j, which is no address', (typed) => {
    expect(normaliseHome(typed)).toBe(typed);
  });

  it('leaves its own result alone', () => {
    const once = normaliseHome({ street: '1 Main St', state: 'Texas', validation: { level: 'zip' } });
    expect(normaliseHome(once)).toEqual(once);
  });
});

describe('the home address (R32)', () => {
  it.each(['91301', '91301-1234', '00501'])('takes the ZIP Code %s', (zip) => {
    expect(complaints({ zip, country: 'US' })).toEqual([]);
  });

  it.each(['9130', '913011', '91301-12', '913 01', 'K1A 0B1'])('refuses the ZIP Code %s', (zip) => {
    expect(complaints({ zip, country: 'US' })).toEqual(zipComplaint);
    expect(complaints({ zip })).toEqual(zipComplaint);
  });

  it('takes the postal codes of other countries', () => {
    expect(complaints({ zip: 'K1A 0B1', country: 'CA' })).toEqual([]);
  });

  it('names the part that is wrong', () => {
    expect(complaints({ country: 'usa' })).toEqual([['home.country', 'Pick a country']]);
    expect(complaints({ latitude: 91, longitude: -181 }).map(([field]) => field)).toEqual([
      'home.latitude',
      'home.longitude',
    ]);
  });

  it('has no other parts', () => {
    expect(complaints({ planet: 'Mars' })).toHaveLength(1);
  });

  it('keeps the level that was reached, and calls none of them verified', () => {
    const validation = { level: 'zip', at: '2026-11-24T08:00:00.000Z', source: 'this computer' };
    expect(complaints({ zip: '91301', validation })).toEqual([]);
    expect(complaints({ validation: { ...validation, level: 'verified' } })).toHaveLength(1);
    expect(Object.values(validationLevels)).toEqual([
      'Format only',
      'State and ZIP agree',
      'ZIP-level match (street not verified)',
      'Pin confirmed by user',
      'Geocoded online',
    ]);
  });
});

describe('uncheckedHome (R33)', () => {
  it('warns until the address was checked', () => {
    const validation = { level: 'format' as const, at: '2026-11-24T08:00:00.000Z', source: 'this computer' };
    expect(uncheckedHome({ street: '1 Main St' })).toMatch(/Map Pin/);
    expect(uncheckedHome({ street: '1 Main St', validation })).toBeNull();
  });
});

describe('stateCode', () => {
  it.each([
    ['CA', 'CA'],
    [' ca ', 'CA'],
    ['New york', 'NY'],
    ['district of columbia', 'DC'],
    ['Puerto Rico', 'PR'],
    ['AE', 'AE'],
  ])('reads %j as %s', (typed, code) => {
    expect(stateCode(typed)).toBe(code);
  });

  it.each(['', 'C', 'Calfornia', 'Ontario'])('does not know %j', (typed) => {
    expect(stateCode(typed)).toBeNull();
  });
});

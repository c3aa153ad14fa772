import { describe, expect, it } from 'vitest';
import { shippedGazetteer } from '#tests/support/shipped-gazetteer.ts';
import type { Home } from '../technician/home.ts';
import { checkAddress } from './check-address.ts';

const check = (city: string, state: string, zip: string, more: Home = {}) =>
  checkAddress({ street: '1 Main St', city, state, zip, country: 'US', ...more }, shippedGazetteer);

const texts = (city: string, state: string, zip: string) =>
  check(city, state, zip).suggestions.map(({ text }) => text);

describe('an address that agrees with itself', () => {
  it('reaches the ZIP level and no more, with a pin', () => {
    const found = check('Springfield', 'IL', '62704');
    expect(found).toMatchObject({ level: 'zip', suggestions: [], source: expect.stringContaining('Census') });
    expect(found.note).toContain('The street is not checked.');
    expect(found.point?.latitude).toBeCloseTo(39.77, 1);
    expect(found.point?.longitude).toBeCloseTo(-89.68, 1);
  });

  it.each([
    ['st louis', 'missouri', '63101'],
    ['Ft Worth', 'TX', '76102'],
    ['N LITTLE ROCK', 'ar', '72114'],
    ['Shaker Hts.', 'OH', '44120'],
    ['Colorado Spgs', 'CO', '80903'],
    ['Winston Salem', 'NC', '27101'],
    ['Springfield', 'IL', '62704-1234'],
    ['Springfield', 'Illinois', '627041234'],
    ['San Juan', 'PR', '00901'],
    ['Añasco', 'Puerto Rico', '00610'],
    ['Hagåtña', 'GU', '96910'],
    ['Christiansted', 'VI', '00820'],
    ['Pago Pago', 'AS', '96799'],
    ['Saipan', 'MP', '96950'],
    ['Cranberry', 'PA', '16066'],
  ])('is found for %s, %s %s', (city, state, zip) => {
    expect(check(city, state, zip)).toMatchObject({ level: 'zip', suggestions: [] });
  });

  it.each([
    ['New York', 'NY', '11201', 'Brooklyn'],
    ['Queens', 'NY', '11375', 'Forest Hills'],
    ['Los Angeles', 'CA', '91601', 'North Hollywood'],
  ])('may name %s, %s where %s is another place near it', (city, state, zip, own) => {
    expect(check(city, state, zip)).toMatchObject({ level: 'zip', note: expect.stringContaining(own) });
  });

  it('passes with a question where a ZIP Code of the city is one slip away', () => {
    const found = check('Springfield', 'IL', '62615');
    expect(found).toMatchObject({
      level: 'zip',
      note: expect.stringContaining('(Auburn), was 62715 meant?'),
    });
    expect(found.suggestions).toEqual([
      {
        set: { zip: '62715' },
        text: 'Springfield, IL 62715',
        why: '62715 is a ZIP Code of Springfield, one slip from 62615.',
      },
    ]);
  });

  it('calls a ZIP Code without an area by GeoNames’ point', () => {
    expect(check('Holtsville', 'NY', '00501').source).toContain('GeoNames');
  });
});

describe('a mistake in the city', () => {
  it.each([
    ['Springfeild', 'IL', '62704', 'Springfield, IL 62704'],
    ['Chcago', 'IL', '60601', 'Chicago, IL 60601'],
    ['Saint Luis', 'MO', '63101', 'Saint Louis, MO 63101'],
    ['Houtson', 'TX', '77002', 'Houston, TX 77002'],
    ['Bayamom', 'PR', '00956', 'Bayamon, PR 00956'],
  ])('is corrected first: %s, %s %s', (city, state, zip, text) => {
    const found = check(city, state, zip);
    expect(found.level).toBe('stateAndZip');
    expect(found.note).toContain('Pick a suggestion');
    expect(found.suggestions[0]).toMatchObject({ text });
    expect(found.suggestions[0]?.set).toEqual({ city: text.split(',')[0] });
  });

  it('leaves a ZIP Code alone that the city meant does have', () => {
    expect(texts('Springfeild', 'IL', '62704')).toEqual(['Springfield, IL 62704']);
  });

  it('offers the city of the ZIP Code, and ZIP Codes of the city, for a city elsewhere in the state', () => {
    const [first, ...others] = texts('Chicago', 'IL', '62704');
    expect(first).toBe('Springfield, IL 62704');
    expect(others.every((text) => text.startsWith('Chicago, IL 606'))).toBe(true);
  });

  it('finds a slip in a city that only lies near the ZIP Code', () => {
    expect(texts('Quens', 'NY', '11375')).toContain('Queens, NY 11375');
  });

  it('says to check the address where there is no suggestion', () => {
    const found = check('Nowhereville', 'IL', '00000');
    expect(found).toMatchObject({ level: 'format', suggestions: [], point: null });
    expect(found.note).toContain('There is no suggestion: check the address before saving.');
  });

  it('fills a missing city in', () => {
    expect(check('', 'IL', '62704')).toMatchObject({ level: 'stateAndZip' });
    expect(texts('', 'IL', '62704')).toEqual(['Springfield, IL 62704']);
    expect(texts('', '', '62704')).toEqual(['Springfield, IL 62704']);
  });
});

describe('a mistake in the ZIP Code', () => {
  it.each([
    ['62740', 'digits swapped'],
    ['6274', 'a digit missing'],
    ['622704', 'a digit too many'],
    ['82704', 'a digit replaced'],
  ])('is corrected: %s (%s)', (zip) => {
    expect(texts('Springfield', 'IL', zip)).toContain('Springfield, IL 62704');
    expect(check('Springfield', 'IL', zip).level).not.toBe('zip');
  });

  it('restores the zero that a spreadsheet took away', () => {
    expect(check('Boston', 'MA', '2134').level).toBeNull();
    expect(texts('Boston', 'MA', '2134')[0]).toBe('Boston, MA 02134');
  });

  it('notes a ZIP Code that the data does not know, and pins the city', () => {
    const found = check('St. Louis', 'MO', '63999');
    expect(found).toMatchObject({ level: 'format', note: expect.stringContaining('not known here') });
    expect(found.point?.latitude).toBeCloseTo(38.6, 0);
    expect(found.suggestions[0]?.set.zip).toMatch(/^63/);
  });

  it('offers a few of the many ZIP Codes of a city, and says how many there are', () => {
    const found = check('Springfield', 'IL', '');
    expect(found).toMatchObject({ level: 'format', note: expect.stringMatching(/has \d\d of them/) });
    expect(found.suggestions).toHaveLength(6);
    expect(found.suggestions[0]).toMatchObject({ text: 'Springfield, IL 62701' });
  });

  it('corrects a city where the ZIP Code is missing', () => {
    expect(texts('Springfeild', 'IL', '')[0]).toMatch(/^Springfield, IL 627/);
  });
});

describe('a mistake in the state', () => {
  it.each([
    ['Springfield', 'MO', '62704', 'Springfield, IL 62704'],
    ['Springfield', '', '62704', 'Springfield, IL 62704'],
    ['Springfield', 'Ilinois', '62704', 'Springfield, IL 62704'],
    ['Springfeild', 'MO', '62704', 'Springfield, IL 62704'],
    ['Queens', 'NJ', '11375', 'Queens, NY 11375'],
  ])('is corrected first: %s, %s %s', (city, state, zip, text) => {
    expect(check(city, state, zip)).toMatchObject({ level: 'format' });
    expect(texts(city, state, zip)[0]).toBe(text);
  });

  it('keeps ZIP+4 where the ZIP Code was right', () => {
    expect(texts('Springfield', 'MO', '62704-1234')[0]).toBe('Springfield, IL 62704-1234');
  });

  it('is guessed from a ZIP Code that is unknown', () => {
    expect(texts('Springfield', 'MO', '62740')).toContain('Springfield, IL 62704');
  });
});

describe('a mistake in the country', () => {
  it('is seen by the form of the postal code', () => {
    const found = check('Ottawa', 'ON', 'k1a0b1');
    expect(found.level).toBeNull();
    expect(found.suggestions[0]).toMatchObject({
      set: { zip: 'K1A 0B1', country: 'CA' },
      text: 'Ottawa, ON K1A 0B1, Canada',
    });
  });

  it('is seen by a city with its ZIP Code', () => {
    const found = check('Springfield', '', '62704', { country: 'DE' });
    expect(found.suggestions).toMatchObject([
      { set: { state: 'IL', country: 'US' }, text: 'Springfield, IL 62704, United States' },
    ]);
    expect(check('Berlin', '', '10115', { country: 'DE' }).suggestions).toEqual([]);
  });
});

describe('what is no home', () => {
  it('is said, and the rest is checked all the same', () => {
    const found = check('Springfield', 'IL', '62704', { street: 'PO Box 12' });
    expect(found).toMatchObject({ level: 'zip', note: expect.stringContaining('A PO box is not a home') });
    expect(check('Springfield', 'IL', '62704', { unit: 'PMB 7' }).note).toContain('not a home');
  });

  it.each([{}, { country: 'US' }, { street: ' ', zip: '' }, { street: null }])(
    'nothing is known of %j',
    (home) => {
      expect(checkAddress(home, shippedGazetteer)).toMatchObject({
        level: null,
        suggestions: [],
        point: null,
      });
    },
  );
});

describe('military addresses', () => {
  it.each([
    ['APO', 'AE', '09012'],
    ['fpo', 'AP', '96201-1234'],
    ['DPO', 'AA', '34002'],
  ])('agree by the first digits: %s %s %s, without a pin', (city, state, zip) => {
    expect(check(city, state, zip)).toMatchObject({ level: 'stateAndZip', suggestions: [], point: null });
  });

  it.each([
    ['APO', 'AP', '09012', 'APO, AE 09012'],
    ['APO', '', '96201', 'APO, AP 96201'],
    ['Ramstein', 'AE', '09012', 'APO, AE 09012'],
  ])('are corrected: %s, %s %s', (city, state, zip, text) => {
    expect(texts(city, state, zip)[0]).toBe(text);
  });

  it('that name a base at home get its ZIP Code’s state', () => {
    expect(texts('FPO', 'AP', '96860')[0]).toMatch(/, HI 96860$/);
  });

  it.each([
    ['APO', 'AE', '62799'],
    ['APO', 'AE', ''],
  ])('reach the format alone for %s %s %j', (city, state, zip) => {
    expect(check(city, state, zip)).toMatchObject({ level: 'format', point: null });
  });
});

it('says in at most 80 characters what an answer is from', () => {
  for (const [city, state, zip] of [
    ['Springfield', 'IL', '62704'],
    ['Holtsville', 'NY', '00501'],
    ['Springfield', 'IL', ''],
    ['APO', 'AE', '09012'],
  ] as const)
    expect(check(city, state, zip).source.length).toBeLessThanOrEqual(80);
});

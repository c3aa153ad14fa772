import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import { formatPhone, isPossiblePhone, normalisePhone, phoneWarning } from './phone.ts';

describe('normalisePhone', () => {
  it.each([
    '(202) 555-0143',
    '202-555-0143',
    '202.555.0143',
    ' 2025550143 ',
    '1 202 555 0143',
    '+12025550143',
  ])('reads %s as a number of the home country', (typed) => {
    expect(normalisePhone(typed)).toBe('+12025550143');
  });

  it('reads a foreign number by its prefix', () => {
    expect(normalisePhone('+44 20 7946 0958')).toBe('+442079460958');
    expect(normalisePhone('011 49 30 901820')).toBe('+4930901820');
  });

  it.each(['555-0143', '020 7946 0958', 'call me', '1-800-FLOWERS'])('leaves %s as it was typed', (typed) => {
    expect(normalisePhone(typed)).toBe(typed);
  });

  it.each([
    '202 555 0143 ext 5',
    '202 555 0143 (wife)',
    'home: 202 555 0143',
    '202 555 0143 or 202 555 0199',
  ])('loses nothing of %s, which is more than a number', (typed) => {
    expect(normalisePhone(typed)).toBe(typed);
    expect(isPossiblePhone(typed)).toBe(false);
  });

  it('takes blanks for not set, and passes on what is no text', () => {
    expect(normalisePhone('  ')).toBeNull();
    expect(normalisePhone(42)).toBe(42);
    expect(normalisePhone(null)).toBeNull();
  });

  it('leaves its own result alone', () => {
    expect(normalisePhone(normalisePhone('+49 30 901820'))).toBe('+4930901820');
  });
});

describe('isPossiblePhone', () => {
  it.each(['+12025550143', '+442079460958', '+4930901820'])('takes %s', (value) => {
    expect(isPossiblePhone(value)).toBe(true);
  });

  it.each(['2025550143', '(202) 555-0143', '+1202555', '+12025550143;ext=5', '+1 2025550143', '', '+', 'x'])(
    'takes only E.164 of a possible length, so not %j',
    (value) => {
      expect(isPossiblePhone(value)).toBe(false);
    },
  );
});

describe('phoneWarning', () => {
  it('warns about a possible number that no exchange has, and lets it pass', () => {
    expect(isPossiblePhone('+15550000000')).toBe(true);
    expect(phoneWarning('+15550000000')).toBe('No such number is known. Check it, then save if it is right.');
  });

  it.each(['+12025550143', '+442079460958'])('says nothing about %s', (value) => {
    expect(phoneWarning(value)).toBeNull();
  });
});

describe('formatPhone', () => {
  it('writes national numbers without a prefix and foreign ones with it', () => {
    expect(formatPhone('+12025550143')).toBe('(202) 555-0143');
    expect(formatPhone('+15550000000')).toBe('(555) 000-0000');
    expect(formatPhone('+442079460958')).toBe('+44 20 7946 0958');
  });

  it('shows what it cannot read as it is', () => {
    expect(formatPhone('call me')).toBe('call me');
  });
});

describe('a North American number', () => {
  const digits = fc.stringMatching(/^\+1\d{7,12}$/);
  it('says of North American numbers what the library says', () => {
    fc.assert(
      fc.property(digits, (value) => {
        const found = parsePhoneNumberFromString(value, { extract: false });
        expect(isPossiblePhone(value)).toBe(found?.number === value && found.isPossible());
      }),
    );
  });
});

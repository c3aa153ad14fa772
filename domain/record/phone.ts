import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The country whose numbers are typed without a prefix. */
const homeCountry = 'US';

// The whole text must be the number: reading one out of `202-555-0143 (wife)` would lose the rest unsaid.
const parse = (typed: string) =>
  parsePhoneNumberFromString(typed, { defaultCountry: homeCountry, extract: false });

/** E.164 where the text can be read as a phone number; otherwise the text as it was typed. */
export function normalisePhone(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed;
  const text = typed.trim();
  if (text === '') return null;
  const found = parse(text);
  return found?.isPossible() && !found.ext ? found.number : text;
}

/** What nearly all are, and any of them is possible: to read one takes longer than all the rest of a profile. */
const northAmerican = /^\+1[2-9]\d{9}$/;

/** Stored phones are E.164 with a length that the country's numbers can have. */
export function isPossiblePhone(value: string): boolean {
  if (northAmerican.test(value)) return true;
  const found = parse(value);
  return found?.number === value && found.isPossible();
}

/** A possible number that no exchange is known for may still be right: it warns and does not block. */
export function phoneWarning(value: string): string | null {
  const found = parse(value);
  return found && !found.isValid() ? 'No such number is known. Check it, then save if it is right.' : null;
}

/** As people write it: national for the home country, international for the others. */
export function formatPhone(value: string): string {
  const found = parse(value);
  if (!found) return value;
  return found.country === homeCountry || found.countryCallingCode === '1'
    ? found.formatNational()
    : found.formatInternational();
}

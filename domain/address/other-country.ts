import type { Home } from '../technician/home.ts';
import type { Candidate } from './answer.ts';
import { cityKey } from './city-key.ts';
import { countries } from './countries.ts';
import type { Gazetteer } from './gazetteer.ts';
import { printedPostalCode } from './postal-code.ts';
import { cityFit } from './us-address.ts';

/** Their postal codes have letters, so that no ZIP Code looks like one. */
const lettered = ['CA', 'GB', 'IE', 'NL'];
const cost = 0.8;

/** An address with the United States for its country, and the postal code of another. */
export function abroadInstead({ zip }: Home): Candidate[] {
  const code = (zip ?? '').trim();
  return lettered
    .filter((country) => countries[country]?.postalCode.test(code))
    .map((country) => ({
      set: { zip: printedPostalCode(country, code), country },
      why: `${code} looks like a postal code in ${countries[country]?.name}.`,
      cost,
    }));
}

/** An address with another country, and the city and ZIP Code of one in the United States. */
export function usInstead({ city, zip }: Home, gazetteer: Gazetteer): Candidate[] {
  const known = gazetteer.zip((zip ?? '').trim().slice(0, 5));
  if (!known || !city || cityFit(gazetteer, cityKey(city), known) === 'none') return [];
  const why = `${known.zip} is the ZIP Code of ${known.names[0]} in the United States.`;
  return [{ set: { state: known.state, country: 'US' }, why, cost }];
}

import { countries } from './countries.ts';

/** How many letters stand behind the space of a postal code. */
const lastPart: Readonly<Record<string, number>> = { CA: 3, GB: 3, IE: 4, NL: 2 };

/**
 * A postal code as it is printed: `K1A 0B1` for `k1a0b1`, `62704-1234` for `627041234`. What is none in that country
 * stays as it was typed.
 */
export function printedPostalCode(country: string, typed: string): string {
  if (country === 'US') return typed.replace(/^(\d{5})[ -]?(\d{4})$/, '$1-$2');
  if (!countries[country]?.postalCode.test(typed)) return typed;
  const last = lastPart[country];
  const letters = typed.replaceAll(/[ -]/g, '').toUpperCase();
  return last ? `${letters.slice(0, -last)} ${letters.slice(-last)}` : typed;
}

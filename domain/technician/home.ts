import { z } from 'zod';
import { countryCode } from '../address/countries.ts';
import { printedPostalCode } from '../address/postal-code.ts';
import { provinceCode } from '../address/postal-regions.ts';
import type { RecordOf } from '../record/field.ts';
import { field, text } from '../record/kinds.ts';
import { isEmpty } from '../record/value.ts';
import { isTerritory, stateCode } from './us-states.ts';

/** How far an address was checked, in the words that the form shows (DESIGN §9). Never called more than it is. */
export const validationLevels = {
  format: 'Format only',
  stateAndZip: 'State and ZIP agree',
  zip: 'ZIP-level match (street not verified)',
  pin: 'Pin confirmed by user',
  geocoded: 'Geocoded online',
} as const;

const part = { csv: '', section: 'Home Address' } as const;

/** The parts of a home address. They merge as one (S6): half of one address and half of another is neither. */
export const homeParts = {
  street: text({ ...part, label: 'Street', length: 160 }),
  unit: text({ ...part, label: 'Unit', length: 40 }),
  city: text({ ...part, label: 'City' }),
  state: text({ ...part, label: 'State', length: 60 }),
  zip: text({ ...part, label: 'ZIP Code', length: 16 }),
  country: field(z.string().regex(/^[A-Z]{2}$/, 'Pick a country'), {
    ...part,
    label: 'Country',
    control: 'choice',
  }),
  latitude: field(z.number().min(-90).max(90), { ...part, label: 'Latitude' }),
  longitude: field(z.number().min(-180).max(180), { ...part, label: 'Longitude' }),
  validation: field(
    z.strictObject({
      level: z.enum(Object.keys(validationLevels) as [keyof typeof validationLevels]),
      at: z.iso.datetime(),
      source: z.string().max(80),
    }),
    { ...part, label: 'Address check' },
  ),
} as const;

export type Home = RecordOf<typeof homeParts>;

const usZip = /^\d{5}(-\d{4})?$/;

const shape = Object.fromEntries(
  Object.entries(homeParts).map(([name, { schema }]) => [name, schema.nullish()]),
) as { [Name in keyof typeof homeParts]: z.ZodOptional<z.ZodNullable<(typeof homeParts)[Name]['schema']>> };

export const homeSchema = z.strictObject(shape).superRefine((home, context) => {
  if (home.zip && (home.country ?? 'US') === 'US' && !usZip.test(home.zip))
    context.addIssue({ code: 'custom', path: ['zip'], message: 'A ZIP Code has 5 digits, or 5-4' });
});

/** The country of an address that names none. */
export const homeCountry = 'US';

/**
 * An address as it is stored: trimmed, the state by its two letters where it is one, the ZIP Code as it is printed,
 * the country by its two letters and filled in. A country alone is no address.
 */
export function normaliseHome(typed: unknown): unknown {
  if (typeof typed !== 'object' || typed === null || Array.isArray(typed)) return typed;
  const parts = Object.entries(typed).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]);
  const { country, ...home } = Object.fromEntries(parts.filter(([, value]) => !isEmpty(value)));
  if (Object.keys(home).length === 0) return null;
  return normaliseParts(home, country ?? homeCountry);
}

type Parts = Record<string, unknown>;

function normaliseParts(home: Parts, typedCountry: unknown): Parts {
  if (typeof typedCountry !== 'string') return { ...home, country: typedCountry };
  const country = countryCode(typedCountry) ?? typedCountry;
  const territory = stateCode(country);
  // People who live there pick Puerto Rico for a country; its addresses are those of the United States.
  if (territory && isTerritory(territory) && home.state === undefined)
    return normaliseParts({ ...home, state: territory }, homeCountry);
  const { state, zip } = home;
  if (typeof state === 'string') home.state = stateOf(country, state) ?? state;
  if (typeof zip === 'string') home.zip = printedPostalCode(country, zip);
  return { ...home, country };
}

const stateOf = (country: string, typed: string): string | null =>
  country === homeCountry ? stateCode(typed) : provinceCode(country, typed);

/** What is said before an address is saved that nobody checked (R33). */
export const uncheckedHome = (home: z.output<typeof homeSchema>): string | null =>
  home.validation ? null : 'This address has not been checked. Click Map Pin to check it.';

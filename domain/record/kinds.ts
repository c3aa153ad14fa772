import { z } from 'zod';
import type { ListKind } from '../company/list-kinds.ts';
import { emailHint, normaliseEmail } from './email.ts';
import type { Choice, Field } from './field.ts';
import { isPossiblePhone, normalisePhone, phoneWarning } from './phone.ts';

/** What a declaration has to say itself; everything else follows from its kind. */
type About<S extends z.ZodType> = Pick<Field<S>, 'label'> & Partial<Omit<Field<S>, 'schema' | 'label'>>;

const defaults = {
  section: null,
  control: 'none',
  required: false,
  merge: 'value',
  write: 'editEmployee',
  since: 0,
} as const;

export const field = <S extends z.ZodType>(schema: S, about: About<S>): Field<S> => ({
  ...defaults,
  ...about,
  schema,
});

const trimmed = (typed: unknown) => (typeof typed === 'string' ? typed.trim() || null : typed);

/** One identifier of a record, as made by this product or by an import: no spaces, no separators. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'An id has 1 to 40 letters, digits, - or _');

const limited = (length: number) => z.string().max(length, `At most ${length} characters`);

export const text = (about: About<z.ZodString> & { length?: number }) => {
  const { length = 120, ...rest } = about;
  return field(limited(length), { control: 'text', normalise: trimmed, csv: about.label, ...rest });
};

export const longText = (about: About<z.ZodString>) =>
  field(limited(4000), { control: 'longText', wide: true, normalise: trimmed, csv: about.label, ...about });

export const phone = (about: About<z.ZodString>) =>
  field(z.string().refine(isPossiblePhone, 'Enter a full phone number, with area code'), {
    control: 'phone',
    normalise: normalisePhone,
    warn: phoneWarning,
    csv: about.label,
    ...about,
  });

export const email = (about: About<z.ZodEmail>) =>
  field(z.email('Enter an address such as name@company.com').max(254, 'At most 254 characters'), {
    control: 'email',
    normalise: normaliseEmail,
    warn: emailHint,
    csv: about.label,
    ...about,
  });

/** Money in integer cents, never below zero (R27). The ceiling keeps a slip of the finger out. */
export const money = (about: About<z.ZodNumber>) =>
  field(
    z
      .number('Enter an amount such as 1250.50')
      .int('Whole cents only')
      .min(0, 'An amount cannot be negative')
      .max(100_000_000_00, 'At most 100,000,000.00'),
    { control: 'money', csv: about.label, ...about },
  );

/** A share in basis points: 1250 is 12.5 %. */
export const percent = (about: About<z.ZodNumber>) =>
  field(
    z
      .number('Enter a percentage')
      .int('Two decimals at most')
      .min(0, 'Not below 0 %')
      .max(10_000, 'At most 100 %'),
    { control: 'percent', csv: about.label, ...about },
  );

export const toggle = (about: About<z.ZodBoolean>) =>
  field(z.boolean(), { control: 'toggle', csv: about.label, ...about });

export const day = (about: About<z.ZodISODate>) =>
  field(z.iso.date('Enter a date such as 2026-11-24'), { control: 'date', csv: about.label, ...about });

export function choice<const C extends readonly Choice[]>(
  choices: C,
  about: About<z.ZodType<C[number]['value']>>,
): Field<z.ZodType<C[number]['value']>> {
  const values = choices.map(({ value }) => value) as [string, ...string[]];
  const schema = z.enum(values, 'Pick one of the list') as unknown as z.ZodType<C[number]['value']>;
  return field(schema, { control: 'choice', choices, csv: about.label, ...about });
}

/** One entry of a list that the company edits itself (R40), by its id. */
export const entry = (list: ListKind, about: About<typeof idSchema>) =>
  field(idSchema, { control: 'entry', list, csv: about.label, ...about });

const idSet = z
  .array(idSchema)
  .max(200, 'At most 200 entries')
  .refine((ids) => new Set(ids).size === ids.length, 'Each entry once only');

/** Several entries of such a list. */
export const entries = (list: ListKind, about: About<typeof idSet>) =>
  field(idSet, { control: 'entries', list, merge: 'set', csv: about.label, ...about });

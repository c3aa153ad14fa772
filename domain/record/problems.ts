import type { AnyRecord, Field, Fields } from './field.ts';
import { fieldValue, isEmpty, withFieldValue } from './value.ts';

/** What is wrong with one field. `field` is its name, with the part behind a dot for a composite one. */
export type Problem = { readonly field: string; readonly message: string };

/** What the form calls an empty required field. */
export const requiredMessage = (label: string): string => `${label} is required`;

/** The problems of one value; a value that is not set has none. */
export function valueProblems(name: string, field: Field, value: unknown): Problem[] {
  if (isEmpty(value) || isKnownGood(field.schema, value)) return [];
  const result = field.schema.safeParse(value);
  if (result.success) return noted(field.schema, value);
  return result.error.issues.map((issue) => ({
    field: [name, ...issue.path.filter((part) => typeof part === 'string')].join('.'),
    message: issue.message,
  }));
}

/** Short values that a schema has let pass: most profiles hold the same choices and ids, and judging them takes time. */
const good = new WeakMap<Field['schema'], Set<unknown>>();
const mostKnown = 500;
const longestKnown = 40;

const isKnownGood = (schema: Field['schema'], value: unknown): boolean =>
  typeof value !== 'object' && good.get(schema)?.has(value) === true;

function noted(schema: Field['schema'], value: unknown): [] {
  if (typeof value === 'object' || String(value).length > longestKnown) return [];
  const known = good.get(schema) ?? new Set();
  if (known.size >= mostKnown) known.clear();
  good.set(schema, known.add(value));
  return [];
}

type Demand = 'always' | 'form';

const isRequired = (field: Field, demand: Demand): boolean =>
  field.required === 'always' || (demand === 'form' && field.required === 'form');

/** All problems of a record by its fields alone; `demand: 'form'` insists on what the form insists on. */
export const fieldProblems = (fields: Fields, record: AnyRecord, demand: Demand): Problem[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const value = fieldValue(record, name);
    if (isEmpty(value) && isRequired(field, demand))
      return [{ field: name, message: requiredMessage(field.label) }];
    return valueProblems(name, field, value);
  });

/** The names of the fields that the form insists on and that are not there (R6: *No user account*). */
export const missingFields = (fields: Fields, record: AnyRecord): string[] =>
  Object.entries(fields)
    .filter(([name, field]) => isRequired(field, 'form') && isEmpty(fieldValue(record, name)))
    .map(([name]) => name);

/** The record with each value in its stored form; what can't be brought into it stays as it was typed. */
export function normalised(fields: Fields, record: AnyRecord): Record<string, unknown> {
  let result: Record<string, unknown> = { ...record };
  for (const [name, field] of Object.entries(fields)) {
    const typed = fieldValue(record, name);
    if (field.normalise && typed !== undefined) result = withFieldValue(result, name, field.normalise(typed));
  }
  return result;
}

/** What is wrong after a change and was not before (S3): nobody is stopped by what they did not touch. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const known = new Set(before.map(({ field, message }) => `${field} ${message}`));
  return after.filter(({ field, message }) => !known.has(`${field} ${message}`));
}

/** What deserves a second look, by field. */
export const fieldWarnings = (fields: Fields, record: AnyRecord): Problem[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const value = fieldValue(record, name);
    if (isEmpty(value) || !field.warn || !field.schema.safeParse(value).success) return [];
    const message = field.warn(value);
    return message ? [{ field: name, message }] : [];
  });

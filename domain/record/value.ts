import type { AnyRecord, Field, Fields } from './field.ts';
import { fieldEntries } from './field-entries.ts';

const isObject = (value: unknown): value is AnyRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value under a field's name, where `payroll.payType` lies inside `payroll`; undefined when not set. */
export function fieldValue(record: AnyRecord | null | undefined, name: string): unknown {
  if (!name.includes('.')) return (isObject(record) ? own(record, name) : undefined) ?? undefined;
  let at: unknown = record;
  for (const key of name.split('.')) at = isObject(at) ? own(at, key) : undefined;
  return at ?? undefined;
}

/** The first part of a field's name: `payroll` of `payroll.payType`. */
export const headOf = (name: string): string => name.split('.')[0] ?? name;

/** A copy of the record with that value; null and undefined unset it. */
export function withFieldValue(record: AnyRecord, name: string, value: unknown): Record<string, unknown> {
  const [head = name, ...rest] = name.split('.');
  const inner = isObject(record[head]) ? record[head] : {};
  const next = rest.length === 0 ? value : withFieldValue(inner, rest.join('.'), value);
  if (!isUnset(next)) return { ...record, [head]: next };
  // No delete: an object that lost a key is slow ever after.
  const { [head]: unset, ...others } = record;
  return others;
}

/** A copy of the record with those values, by the names of their fields. */
export function withFieldValues(
  record: AnyRecord,
  values: readonly (readonly [name: string, value: unknown])[],
): Record<string, unknown> {
  let copy: Record<string, unknown> = { ...record };
  for (const [name, value] of values) {
    if (name.includes('.') || isUnset(value)) copy = withFieldValue(copy, name, value);
    else copy[name] = value;
  }
  return copy;
}

/** Null, absent and an object with nothing set in it are one and the same: nothing was said. */
export const isUnset = (value: unknown): boolean =>
  value === null || value === undefined || (isObject(value) && Object.values(value).every(isUnset));

/** Is there an answer here? A blank text or an empty list is none. */
export const isEmpty = (value: unknown): boolean =>
  isUnset(value) ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

const own = (object: AnyRecord, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Equal as JSON, in any order of keys; null, absent and an empty object are one and the same. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isSaid(a) && isSaid(b)) return false;
  if (isUnset(a) || isUnset(b)) return isUnset(a) && isUnset(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  for (const key of Object.keys(a)) if (!same(a[key], own(b, key))) return false;
  return Object.keys(b).every((key) => Object.hasOwn(a, key) || isUnset(b[key]));
}

/** A text, a number, true or false. */
const isSaid = (value: unknown): boolean => typeof value !== 'object' && value !== undefined;

/** Equal for the field's kind of merge: the order of a set says nothing. */
export function sameValue(field: Pick<Field, 'merge'>, a: unknown, b: unknown): boolean {
  if (field.merge === 'set' && Array.isArray(a) && Array.isArray(b))
    // Both ways, or [x, x] would pass for [x, y].
    return (
      a.length === b.length && a.every((item) => b.includes(item)) && b.every((item) => a.includes(item))
    );
  return same(a, b);
}

/** The names of the fields that differ between two records. */
export const changedFields = (fields: Fields, before: AnyRecord, after: AnyRecord): string[] =>
  fieldEntries(fields)
    .filter(([name, field]) => !sameValue(field, fieldValue(before, name), fieldValue(after, name)))
    .map(([name]) => name);

/** The same record without what is not set, so that equal records are stored as equal bytes. */
export function compact(value: unknown): unknown {
  if (isCompact(value)) return value;
  if (Array.isArray(value)) return value.map(compact);
  if (!isObject(value)) return value;
  const entries = Object.keys(value)
    .sort()
    .map((key) => [key, compact(value[key])] as const);
  return Object.fromEntries(entries.filter(([, inner]) => !isUnset(inner)));
}

/** Most records come in that form, and to see it is cheaper than to make it. */
function isCompact(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isCompact);
  let last = '';
  for (const key of Object.keys(value)) {
    const inner = (value as AnyRecord)[key];
    if (key < last || isUnset(inner) || !isCompact(inner)) return false;
    last = key;
  }
  return true;
}

import { permissions } from '#domain/access/permissions.ts';
import { listEntryFields } from '#domain/company/list-entry.ts';
import { personFields } from '#domain/company/people.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { isEmpty, isUnset, same } from '#domain/record/value.ts';
import { technicianFields } from '#domain/technician/fields.ts';

/** Finds the name of a role, a list entry or a person by its id; undefined where it is none. */
export type NameOf = (id: string) => string | undefined;

const own: Readonly<Record<string, string>> = {
  by: 'By',
  because: 'Because',
  channel: 'By',
  code: 'Code',
  field: 'Field',
  fields: 'Fields',
  from: 'From',
  to: 'To',
  reason: 'Reason',
  address: 'To',
};

const fieldLabels: Readonly<Record<string, string>> = Object.fromEntries(
  [technicianFields, personFields, listEntryFields].flatMap((fields) =>
    Object.entries(fields).map(([name, { label }]) => [name, label]),
  ),
);

const isObject = (value: unknown): value is AnyRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPermission = (key: string): boolean => Object.hasOwn(permissions, key);

const labelOf = (key: string): string =>
  isPermission(key)
    ? permissions[key as keyof typeof permissions].label
    : (own[key] ?? fieldLabels[key] ?? key);

/** An exception of a person in words. */
const exceptionWords = (value: unknown): string =>
  value === true ? 'allowed' : value === false ? 'denied' : 'by role';

const wordsUnder = (key: string, value: unknown, nameOf: NameOf): string =>
  isPermission(key) ? exceptionWords(value) : valueWords(value, nameOf);

/** One value in words. */
function valueWords(value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value))
    return value.length === 0 ? 'nothing' : value.map((item) => valueWords(item, nameOf)).join(', ');
  if (isObject(value))
    return Object.entries(value)
      .map(([key, inner]) => `${labelOf(key)}: ${wordsUnder(key, inner, nameOf)}`)
      .join(', ');
  const text = String(value);
  if (isPermission(text)) return labelOf(text);
  return nameOf(text) ?? text;
}

/** What was added to a list, and what was taken away. */
function listWords(from: readonly unknown[], to: readonly unknown[], nameOf: NameOf): string {
  const added = to.filter((item) => !from.includes(item)).map((item) => `+ ${valueWords(item, nameOf)}`);
  const removed = from.filter((item) => !to.includes(item)).map((item) => `− ${valueWords(item, nameOf)}`);
  return [...added, ...removed].join(', ');
}

function changeWords(from: unknown, to: unknown, nameOf: NameOf): string {
  if (Array.isArray(to) && (Array.isArray(from) || from === null || from === undefined))
    return listWords(from ?? [], to, nameOf);
  if (isUnset(from) && isObject(to)) return madeWords(to, nameOf);
  if (isObject(from) || isObject(to)) return differences(asObject(from), asObject(to), nameOf);
  return `${valueWords(from, nameOf)} → ${valueWords(to, nameOf)}`;
}

/** What a thing that was not there before is. */
const madeWords = (to: AnyRecord, nameOf: NameOf): string =>
  Object.entries(to)
    .filter(([, value]) => !isEmpty(value))
    .map(([key, value]) => `${labelOf(key)}: ${wordsUnder(key, value, nameOf)}`)
    .join('; ');

const asObject = (value: unknown): AnyRecord => (isObject(value) ? value : {});

function differences(from: AnyRecord, to: AnyRecord, nameOf: NameOf): string {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return keys
    .filter((key) => !same(from[key], to[key]))
    .map((key) => [
      labelOf(key),
      isPermission(key)
        ? `${exceptionWords(from[key])} → ${exceptionWords(to[key])}`
        : changeWords(from[key], to[key], nameOf),
    ])
    .filter(([, change]) => change !== '')
    .map(([label, change]) => `${label}: ${change}`)
    .join('; ');
}

const isChange = (value: unknown): value is AnyRecord =>
  isObject(value) &&
  Object.keys(value).length > 0 &&
  Object.keys(value).every((key) => key === 'from' || key === 'to');

function partWords(key: string, value: unknown, nameOf: NameOf): string {
  const said = isChange(value) ? changeWords(value.from, value.to, nameOf) : valueWords(value, nameOf);
  return said === '' ? '' : `${labelOf(key)}: ${said}`;
}

/** The detail of an entry of the audit log in one line: what it was, and what it is now. */
export function detailWords(detail: AnyRecord, nameOf: NameOf): string {
  const { from, to, field, ...rest } = detail;
  const hasChange = 'from' in detail || 'to' in detail;
  const change = hasChange ? changeWords(from, to, nameOf) : '';
  const head = typeof field === 'string' ? labelOf(field) : '';
  const first = head && change ? `${head}: ${change}` : head || change;
  return [first, ...Object.entries(rest).map(([key, value]) => partWords(key, value, nameOf))]
    .filter(Boolean)
    .join('; ');
}

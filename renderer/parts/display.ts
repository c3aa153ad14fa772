import type { Field } from '#domain/record/field.ts';
import { formatPhone } from '#domain/record/phone.ts';
import { isEmpty } from '#domain/record/value.ts';
import type { Names } from './entries.ts';

const moneyFormat = new Intl.NumberFormat(undefined, { style: 'currency', currency: 'USD' });
const countFormat = new Intl.NumberFormat();
const dayFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const instantFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const momentFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const formatMoney = (cents: number): string => moneyFormat.format(cents / 100);
/** As `toLocaleString`, which makes its format anew each time and takes two hundred times as long. */
export const formatCount = (count: number): string => countFormat.format(count);
/** A day written as 2026-11-24. */
export const formatDay = (day: string): string => dayFormat.format(new Date(day));
export const formatInstant = (instant: string): string => instantFormat.format(new Date(instant));
export const formatMoment = (instant: string): string => momentFormat.format(new Date(instant));

/** A field's value as a person reads it; empty where it is not set. Search and sort use the same text. */
export function displayText(field: Field, value: unknown, names: Names): string {
  if (isEmpty(value)) return '';
  switch (field.control) {
    case 'entry':
      return names.entry(String(value))?.name ?? 'Unknown entry';
    case 'entries':
      return listed(value)
        .map((id) => names.entry(id)?.name ?? 'Unknown entry')
        .join(', ');
    case 'person':
      return names.person(String(value)) ?? 'Unknown person';
    case 'phone':
      return formatPhone(String(value));
    case 'money':
      return typeof value === 'number' ? formatMoney(value) : String(value);
    case 'percent':
      return typeof value === 'number' ? `${value / 100} %` : String(value);
    case 'date':
      return formatDay(String(value));
    case 'toggle':
      return value === true ? 'Yes' : 'No';
    case 'choice':
    case 'license':
      return field.choices?.find((choice) => choice.value === value)?.label ?? String(value);
    case 'photo':
      return 'A photo';
    default:
      return plainText(value);
  }
}

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** Composite values in one line: the texts in them, in their order. */
function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .filter((part) => typeof part === 'string' || typeof part === 'number')
      .join(', ');
  return String(value);
}

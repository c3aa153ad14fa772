import type { AnyRecord, Fields } from '../record/field.ts';
import { storageSchema } from '../record/storage.ts';

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/**
 * Tells which fields of a record hold a kind of value that this version doesn't know them to hold, such as a text
 * where a list belongs. Fields that it does not know at all are an older program's to keep (S15).
 */
export function misfitsIn(fields: Fields): (record: AnyRecord) => readonly string[] {
  const known = Object.entries(storageSchema(fields).properties);
  return (record) =>
    known.flatMap(([name, { type }]) =>
      record[name] === undefined || [type].flat().includes(typeOf(record[name])) ? [] : [name],
    );
}

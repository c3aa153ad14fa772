import { z } from 'zod';
import type { AnyRecord, Field, Fields } from './field.ts';

/** A JSON schema as a local store wants it: types only, so that changing a label or a limit forces no migration. */
export type StorageSchema = {
  readonly version: number;
  readonly primaryKey: 'id';
  readonly type: 'object';
  readonly properties: Record<string, StorageType>;
  readonly required: string[];
};

type StorageType = {
  readonly type: string | string[];
  readonly maxLength?: number;
  readonly additionalProperties?: boolean;
  readonly properties?: Record<string, StorageType>;
};

/** The longest id, in characters; the store needs it for its index. */
const idLength = 40;

/** The storage schema of a list of fields; its version is the newest `since`. */
export function storageSchema(fields: Fields): StorageSchema {
  const properties: Record<string, StorageType> = {};
  for (const [name, field] of Object.entries(fields)) {
    const [head = name, ...rest] = name.split('.');
    properties[head] = rest.length === 0 ? storageType(name, field) : objectType;
  }
  return { version: newest(fields), primaryKey: 'id', type: 'object', properties, required: ['id'] };
}

const objectType: StorageType = { type: ['object', 'null'], additionalProperties: true };

const newest = (fields: Fields) => Math.max(...Object.values(fields).map(({ since }) => since));

function storageType(name: string, field: Field): StorageType {
  if (name === 'id') return { type: 'string', maxLength: idLength };
  const { type } = z.toJSONSchema(field.schema, { unrepresentable: 'any', io: 'input' });
  if (type === 'object') return objectType;
  return { type: [typeof type === 'string' ? type.replace('integer', 'number') : 'string', 'null'] };
}

type Migrate = (old: Record<string, unknown>) => Record<string, unknown>;

/**
 * One step per version: what that version introduced gets its `before`. The record wins over it, since an older
 * program keeps fields that it doesn't know.
 */
export function migrations(fields: Fields): Record<number, Migrate> {
  const steps = Array.from({ length: newest(fields) }, (_, index) => index + 1);
  return Object.fromEntries(steps.map((version) => [version, stepTo(fields, version)]));
}

function stepTo(fields: Fields, version: number): Migrate {
  const added = Object.entries(fields).filter(
    ([, { since, before }]) => since === version && before !== undefined,
  );
  return (old) => added.reduce((record, [name, { before }]) => withDefault(record, name, before), old);
}

/** What the record says stands, a null included: it may come from a program that knows the field. */
function withDefault(record: AnyRecord, name: string, value: unknown): Record<string, unknown> {
  const [head = name, ...rest] = name.split('.');
  if (rest.length === 0) return { [head]: value, ...record };
  const group = record[head];
  const isGroup = typeof group === 'object' && group !== null;
  return { ...record, [head]: withDefault(isGroup ? (group as AnyRecord) : {}, rest.join('.'), value) };
}

import { z } from 'zod';
import type { AnyRecord, Field, Fields, RecordOf } from '#domain/record/field.ts';
import { withFieldValue } from '#domain/record/value.ts';

/** Texts and numbers of every kind that a record of ours holds; the first that the schema takes is the sample. */
const candidates: readonly unknown[] = [
  'Sample',
  '+12025550143',
  'sample@example.com',
  'US',
  'USD',
  '#2f7d6d',
  '91301',
  'https://sample.example.com',
  '2026-11-24',
  '2026-11-24T08:00:00.000Z',
  'a'.repeat(64),
  100,
  1,
  0,
];

/**
 * A valid record for any list of fields: a value for all that a person fills in and for all that no record can be
 * without. What only the server writes is left out, unless it writes all. `overrides` replaces values of the
 * record; null leaves one out.
 */
export function sample<const F extends Fields>(
  fields: F,
  overrides: RecordOf<NoInfer<F>> = {},
): RecordOf<F> & { id: string } {
  const serverOnly = Object.values(fields).every(({ write }) => write === 'server');
  const isFilled = ({ control, required, write }: Field) =>
    required === 'always' || (control !== 'none' && (serverOnly || write !== 'server'));
  let record: AnyRecord = {};
  for (const [name, field] of Object.entries(fields))
    if (isFilled(field)) record = withFieldValue(record, name, filling(name, field));
  for (const [head, value] of Object.entries(overrides)) record = withFieldValue(record, head, value);
  return record as RecordOf<F> & { id: string };
}

function filling(name: string, field: Field): unknown {
  const value = field.initial ?? referred(field) ?? composed(field) ?? valid(field.schema);
  const result = field.schema.safeParse(value);
  // A new kind of value needs a candidate here; saying so beats a puzzling failure elsewhere.
  if (!result.success) throw new Error(`No sample for ${name}: ${result.error.issues[0]?.message}`);
  return value;
}

/** The same id for all fields of one list, so that the main zone is among the zones. */
function referred({ control, list }: Field): unknown {
  if (control === 'person') return 'person-1';
  if (list === undefined) return undefined;
  return control === 'entries' ? [`${list}-1`] : `${list}-1`;
}

/** A composite value part by part, since its schema may judge one part by another. */
function composed({ parts, schema }: Field): unknown {
  if (parts === undefined) return undefined;
  const whole: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(parts))
    whole[key] = [valid(part.schema), ...candidates].find(
      (value) => schema.safeParse({ ...whole, [key]: value }).success,
    );
  return whole;
}

function valid(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return undefined;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodArray) return [valid(schema.element as z.ZodType)];
  if (schema instanceof z.ZodObject) {
    const parts = Object.entries(schema.shape as Record<string, z.ZodType>);
    return Object.fromEntries(
      parts.map(([key, part]) => [key, valid(part)]).filter(([, value]) => value !== undefined),
    );
  }
  return candidates.find((candidate) => schema.safeParse(candidate).success);
}

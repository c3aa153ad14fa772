import type { Fields } from '#domain/record/field.ts';
import { headOf } from '#domain/record/value.ts';
import { collections } from '#domain/sync/collections.ts';
import { localFields } from '../local-fields.ts';

const declared: Readonly<Record<string, Fields>> = {
  ...Object.fromEntries(Object.entries(collections).map(([name, { fields }]) => [name, fields])),
  ...localFields,
};

/** Where RxDB keeps a second copy of each replicated record. */
const copy = 'docData';

/** The properties of a stored document that are encrypted at rest, as the declarations of its fields mark them. */
export function sealedProperties(collectionName: string, properties: Readonly<object>): readonly string[] {
  if (copy in properties) return [copy];
  const marked = Object.entries(declared[collectionName] ?? {}).filter(([, { sealed }]) => sealed);
  // A dotted name lies in an object, which is sealed as a whole.
  return [...new Set(marked.map(([name]) => headOf(name)))];
}

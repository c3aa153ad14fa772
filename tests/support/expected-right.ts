import type { Permission } from '#domain/access/permissions.ts';
import type { AnyRecord, Field } from '#domain/record/field.ts';
import { fieldValue, isUnset, sameValue } from '#domain/record/value.ts';
import { type Collection, isPulledOnly } from '#domain/sync/collections.ts';
import type { Step } from './field-values.ts';

/**
 * `accepted`, `unseen` where the row says nothing that counts, or the code that it is refused with; `at all` where no
 * field is to blame. Read from the
 * declaration, in words of its own.
 */
export type Expected =
  | 'accepted'
  | 'unseen'
  | 'forbidden at all'
  | 'forbidden'
  | 'server_owned'
  | 'gives_away'
  | 'locked';

type Held = readonly Permission[];

/** What becomes of a change of one field of a record that stands. */
export function expectedChange(
  { name, collection }: { readonly name: string; readonly collection: Collection },
  held: Held,
  { from, to }: Step,
  standing: AnyRecord,
): Expected {
  const field = collection.fields[name] as Field;
  if (isPulledOnly(collection) || field.write === 'server') return 'server_owned';
  // Whoever does not see a value can't mean to take it away; a secret leaves the row before anything is compared.
  if (field.read === 'nobody') return 'unseen';
  if (field.read && !held.includes(field.read) && isUnset(to)) return 'unseen';
  if (!held.includes(field.write)) return 'forbidden';
  if (field.read && !held.includes(field.read)) return 'forbidden';
  const needed = field.needs?.(from, to);
  if (needed && !held.includes(needed)) return 'forbidden';
  if (field.locked?.(standing)) return 'locked';
  return written(field, held, { from, to });
}

function written(field: Field, held: Held, { from, to }: Step): Expected {
  if (field.gives?.(from, to).some((name) => !held.includes(name))) return 'gives_away';
  // Entries of these only ever go.
  if (field.merge === 'settle' && !isUnset(to)) return 'server_owned';
  return 'accepted';
}

/** What becomes of a new record that says this about one field, beside what no record can be without. */
export function expectedAdd(
  { name, collection }: { readonly name: string; readonly collection: Collection },
  held: Held,
  plain: AnyRecord,
  to: unknown,
): Expected {
  if (collection.create === 'server') return 'server_owned';
  if (!held.includes(collection.create)) return 'forbidden at all';
  const field = collection.fields[name] as Field;
  const from = field.initial;
  if (sameValue(field, to, from) || sameValue(field, to, fieldValue(plain, name))) return 'accepted';
  if (isUnset(to)) return 'accepted';
  if (field.write === 'server') return 'server_owned';
  if (!held.includes(field.write)) return 'forbidden';
  if (field.read && field.read !== 'nobody' && !held.includes(field.read)) return 'forbidden';
  return written(field, held, { from, to });
}

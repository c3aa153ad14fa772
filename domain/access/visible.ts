import type { AnyRecord, Fields } from '../record/field.ts';
import { fieldValue, headOf, withFieldValue } from '../record/value.ts';
import { type Actor, can } from './roles.ts';

/** The names of the fields that this person may not see (S16). */
export const hiddenFields = (fields: Fields, actor: Pick<Actor, 'permissions'>): ReadonlySet<string> =>
  new Set(
    Object.entries(fields)
      .filter(([, { read }]) => read !== undefined && (read === 'nobody' || !can(actor, read)))
      .map(([name]) => name),
  );

/** A record without hidden fields, and without what is to decide about them. */
export function visibleRecord<R extends AnyRecord>(record: R, hidden: ReadonlySet<string>): R {
  if (hidden.size === 0) return record;
  let seen: AnyRecord = record;
  for (const name of hidden)
    if (fieldValue(seen, name) !== undefined) seen = withFieldValue(seen, name, null);
  for (const map of ['conflicts', 'flags']) {
    const entries = Object.entries((seen[map] ?? {}) as AnyRecord);
    const shown = entries.filter(([, entry]) => !hidden.has(String((entry as AnyRecord)?.field)));
    if (shown.length < entries.length)
      seen = withFieldValue(seen, map, shown.length > 0 ? Object.fromEntries(shown) : null);
  }
  return seen as R;
}

/**
 * The epoch that checkpoints of this view carry. Another view is another history to the client, which then asks for
 * everything again, so that what a person may no longer see leaves the computer.
 */
export function viewEpoch(epoch: string, hidden: ReadonlySet<string>): string {
  const heads = [...new Set([...hidden].map(headOf))].sort();
  return heads.length === 0 ? epoch : `${epoch}~${heads.join('~')}`;
}

/** The fields that are among those first parts. */
export const fieldsAmong = (fields: Fields, heads: readonly string[]): string[] =>
  Object.keys(fields).filter((name) => heads.includes(headOf(name)));

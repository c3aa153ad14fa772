import { permissions } from '#domain/access/permissions.ts';
import { type Actor, can } from '#domain/access/roles.ts';
import { fieldOfPlace, placeChange, withoutEntries } from '#domain/record/settle.ts';
import { fieldValue, same } from '#domain/record/value.ts';
import type { AppData } from '../data/app-data.ts';
import type { Changes } from '../data/records.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import { type ConflictItem, fieldsIn } from './attention-items.ts';

/** What a person decides about a conflict: one of its two values, or a third. */
export type Decision = { readonly keep: 'standing' | 'other' } | { readonly value: unknown };

/** What stands in the field now; somebody may have changed it since the conflict arose. */
export const standingValue = ({ subject, conflict }: ConflictItem): unknown =>
  fieldValue(subject.record, conflict.field);

/** Does the value that was kept when the conflict arose still stand? */
export const stillStands = (item: ConflictItem): boolean =>
  same(standingValue(item), item.conflict.kept.value);

/** The edit that settles it. Keeping what stands takes only the entry away. */
export function settlement(item: ConflictItem, decision: Decision): Changes {
  const { subject, conflict, entryId } = item;
  const without = withoutEntries(subject.record, new Set([entryId]));
  if ('keep' in decision && decision.keep === 'standing') return without;
  const value = 'value' in decision ? decision.value : conflict.other.value;
  return { ...placeChange(fieldsIn[subject.collection], subject.record, conflict.field, value), ...without };
}

/** Why this person can't decide it at all, or null. */
export function whyNotDecide(
  { subject, conflict }: ConflictItem,
  actor: Pick<Actor, 'permissions'>,
): string | null {
  const fields = fieldsIn[subject.collection];
  const entries = fields.conflicts?.write;
  const own = fieldOfPlace(fields, conflict.field)?.field.write;
  const needed = [entries, own].find((each) => each && (each === 'server' || !can(actor, each)));
  if (!needed) return null;
  return needed === 'server'
    ? 'Only the server changes this field.'
    : `To decide this you need the permission ${permissions[needed].label}.`;
}

/** Why the other value can't be taken although what stands can be kept, or null. */
export function whyNotTake(
  item: ConflictItem,
  value: unknown,
  actor: Pick<Actor, 'permissions'>,
): string | null {
  const { subject, conflict } = item;
  const field = fieldOfPlace(fieldsIn[subject.collection], conflict.field)?.field;
  if (!field) return 'This version of the app does not know the field. Update it.';
  const needed = field.needs?.(standingValue(item), value);
  if (needed && !can(actor, needed)) return `This needs the permission ${permissions[needed].label}.`;
  return field.locked?.(subject.record) ?? null;
}

/**
 * Settles one conflict here, and so everywhere. What can't be taken back by the undo of profiles, as an entry of a
 * list, is answered with its own way back.
 */
export async function settleConflict(
  data: Pick<AppData, 'technicians' | 'write'>,
  label: string,
  item: ConflictItem,
  decision: Decision,
): Promise<(() => Promise<void>) | null> {
  const { collection, record } = item.subject;
  const changes = settlement(item, decision);
  if (collection === 'technicians') {
    await changeProfiles(data, label, [{ id: record.id, changes }]);
    return null;
  }
  await data.write.change(collection, record.id, changes);
  const before = Object.keys(changes).map((name) => [name, fieldValue(record, name) ?? null]);
  return () => data.write.change(collection, record.id, Object.fromEntries(before));
}

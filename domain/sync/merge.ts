import type { AnyRecord, Field, Fields } from '../record/field.ts';
import { fieldEntries } from '../record/field-entries.ts';
import type { Conflict, Edit } from '../record/own-fields.ts';
import {
  fieldValue,
  isEmpty,
  isUnset,
  same,
  sameValue,
  withFieldValue,
  withFieldValues,
} from '../record/value.ts';

/**
 * What an edit did to one place: a field, or one key of a map. `waits` marks a value that did not take its place
 * and waits in `conflicts` for a decision (S5); it is history all the same.
 */
export type FieldChange = {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly waits?: true;
};

/** Who set what now stands in a field; undefined when nobody knows any more. */
export type SetBy = (field: string) => Omit<Edit, 'after'> | undefined;

export type Merged = {
  readonly record: Record<string, unknown>;
  /** What the edit moved in the standing record, and what it wanted to move and could not. */
  readonly changes: readonly FieldChange[];
  /** What both sides changed (S5), by the id that the entry has in `conflicts`. */
  readonly conflicts: Readonly<Record<string, Conflict>>;
};

type Side = { readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

const asRecord = (value: unknown): AnyRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as AnyRecord) : {};
const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Sets keep what either side added and lose what either side removed (S6). */
export function mergeSet({ base, mine, theirs }: Side): unknown[] {
  const before = asArray(base);
  const removed = before.filter((item) => !asArray(mine).includes(item));
  const kept = asArray(theirs).filter((item) => !removed.includes(item));
  const added = asArray(mine).filter((item) => !before.includes(item) && !kept.includes(item));
  return [...kept, ...added];
}

/** Only removals count: a person settles a conflict by taking it away, and adds none. */
function mergeSettled({ base, mine, theirs }: Side): AnyRecord {
  const settled = Object.keys(asRecord(base)).filter((key) => !Object.hasOwn(asRecord(mine), key));
  return Object.fromEntries(Object.entries(asRecord(theirs)).filter(([key]) => !settled.includes(key)));
}

/** One value of one field, three ways: `clash` when both sides moved it to different places. */
function mergeValue(side: Side, equal: (a: unknown, b: unknown) => boolean, seen: boolean) {
  if (equal(side.mine, side.base) || equal(side.mine, side.theirs))
    return { value: side.theirs, clash: false };
  if (equal(side.theirs, side.base) || seen) return { value: side.mine, clash: false };
  return { value: side.theirs, clash: true };
}

/** The places that merge by themselves: the field, or each key of a map. */
function places(name: string, field: Field, records: readonly AnyRecord[]): string[] {
  if (field.merge !== 'map') return [name];
  const keys = records.flatMap((record) => Object.keys(asRecord(fieldValue(record, name))));
  return [...new Set(keys)].map((key) => `${name}.${key}`);
}

/**
 * Three-way merge of one edit into the standing record, field by field (S2, S4 to S6). What stands keeps every
 * field that the edit did not touch, those that `fields` doesn't name included.
 */
export function merge(
  fields: Fields,
  input: { readonly base: AnyRecord; readonly mine: AnyRecord; readonly theirs: AnyRecord },
  edit: Edit,
  setBy: SetBy,
): Merged {
  const changes: FieldChange[] = [];
  const conflicts: Record<string, Conflict> = {};
  const seenEdits = new Set(edit.after ?? []);

  for (const [name, field] of fieldEntries(fields)) {
    if (name === 'edit') continue;
    for (const place of places(name, field, [input.base, input.mine, input.theirs])) {
      const side: Side = {
        base: fieldValue(input.base, place),
        mine: fieldValue(input.mine, place),
        theirs: fieldValue(input.theirs, place),
      };
      const standing = setBy(place);
      const { value, clash } = mergePlace(field, side, standing !== undefined && seenEdits.has(standing.id));
      if (!same(value, side.theirs)) changes.push({ field: place, from: side.theirs, to: value });
      if (clash) {
        conflicts[`${edit.id}_${place}`] = conflictOf(place, side, edit, standing);
        changes.push({ field: place, from: side.base, to: side.mine, waits: true });
      }
    }
  }
  const moved = changes.flatMap(({ field, to, waits }) => (waits ? [] : [[field, to] as const]));
  let record = withFieldValues(input.theirs, moved);
  // A record that has no place for it keeps what clashed in its history alone.
  if (Object.keys(conflicts).length > 0 && Object.hasOwn(fields, 'conflicts'))
    record = withFieldValue(record, 'conflicts', { ...asRecord(record.conflicts), ...conflicts });
  return { record: { ...record, edit }, changes, conflicts };
}

/** What an edit did that made a record: everything that it says. */
export function firstChanges(fields: Fields, record: AnyRecord): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [name, field] of fieldEntries(fields)) {
    if (name === 'edit' || field.merge === 'settle') continue;
    for (const place of places(name, field, [record])) {
      const value = fieldValue(record, place);
      const isNothing = field.merge === 'set' ? isEmpty(value) : isUnset(value);
      if (!isNothing) changes.push({ field: place, from: undefined, to: value });
    }
  }
  return changes;
}

function mergePlace(field: Field, side: Side, seen: boolean): { value: unknown; clash: boolean } {
  if (field.merge === 'set') {
    const value = mergeSet(side);
    // No list and an empty one hold the same; what nobody touched stays as it is.
    return { value: sameValue(field, value, side.theirs ?? []) ? side.theirs : value, clash: false };
  }
  if (field.merge === 'settle') return { value: mergeSettled(side), clash: false };
  return mergeValue(side, same, seen);
}

function conflictOf(place: string, side: Side, edit: Edit, standing: ReturnType<SetBy>): Conflict {
  const { by, at, device } = standing ?? { by: 'unknown', at: edit.at, device: 'unknown' };
  return {
    field: place,
    base: side.base ?? null,
    kept: { value: side.theirs ?? null, by, at, device },
    other: { value: side.mine ?? null, by: edit.by, at: edit.at, device: edit.device },
  };
}

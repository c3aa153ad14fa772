import { permissions } from '../access/permissions.ts';
import { type Actor, can } from '../access/roles.ts';
import type { AnyRecord, Field, Fields } from '../record/field.ts';
import { fieldEntries, onceForFields } from '../record/field-entries.ts';
import { type Edit, idField, readEdit } from '../record/own-fields.ts';
import { type Problem, requiredMessage, valueProblems } from '../record/problems.ts';
import {
  changedFields,
  fieldValue,
  headOf,
  isEmpty,
  isUnset,
  same,
  withFieldValue,
} from '../record/value.ts';
import { type Collection, isPulledOnly } from './collections.ts';

/** Why a row is refused: a code for programs, the field, and a sentence for the person who typed it. */
export type Refusal = { readonly code: string; readonly reason: string; readonly field?: string };

const refusal = (code: string, reason: string, field?: string): Refusal =>
  field === undefined ? { code, reason } : { code, reason, field };

/** Keys that would reach an object's prototype rather than its data. */
const poison = new Set(['__proto__', 'constructor', 'prototype']);
const deepest = 12;

/** The first key that no honest record has, or null. Deeper than any record of ours also counts. */
function poisonedKey(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (depth > deepest) return '…';
  for (const key of Object.keys(value)) {
    if (poison.has(key)) return key;
    const inner = poisonedKey((value as AnyRecord)[key], depth + 1);
    if (inner) return inner;
  }
  return null;
}

/** What an edit claims to stand on is kept where it clashes (S5), so it must be storable too. */
export function judgeBase(base: AnyRecord): Refusal | null {
  const key = poisonedKey(base);
  return key ? refusal('unknown_field', `A record has no field ${key}.`, 'assumedMasterState') : null;
}

const topNames = onceForFields((fields): ReadonlySet<string> => new Set(Object.keys(fields).map(headOf)));

/** Names of objects that hold several fields. */
const groupNames = onceForFields((fields): readonly string[] =>
  [...topNames(fields)].filter((name) => !Object.hasOwn(fields, name)),
);

/** Is it a record at all: an id, known fields, an edit by whoever is signed in (S7, S20)? */
export const judgeShape = (
  fields: Fields,
  record: AnyRecord,
  actor: Actor,
): Refusal | { readonly edit: Edit } => judgeRecord(fields, record) ?? judgeEdit(record, actor);

/** Is it a record, whoever edited it last? */
export function judgeRecord(fields: Fields, record: AnyRecord): Refusal | null {
  const key = poisonedKey(record);
  if (key) return refusal('unknown_field', `A record has no field ${key}.`, key);
  if (!idField.schema.safeParse(record.id).success)
    return refusal('invalid_id', 'A record needs an id of 1 to 40 letters, digits, - or _.', 'id');
  const known = topNames(fields);
  const foreign = Object.keys(record).find((name) => name !== '_deleted' && !known.has(name));
  if (foreign !== undefined) return refusal('unknown_field', `A record has no field ${foreign}.`, foreign);
  const odd = oddGroup(fields, record);
  if (odd) return odd;
  if (record._deleted !== undefined && typeof record._deleted !== 'boolean')
    return refusal('invalid', '_deleted is true or false.', '_deleted');
  return null;
}

/** Objects that hold several fields (`payroll`) may hold no others. */
function oddGroup(fields: Fields, record: AnyRecord): Refusal | null {
  for (const group of groupNames(fields)) {
    const value = record[group];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'object' || Array.isArray(value))
      return refusal('invalid', `${group} is an object.`, group);
    const stray = Object.keys(value).find((key) => !Object.hasOwn(fields, `${group}.${key}`));
    if (stray !== undefined)
      return refusal('unknown_field', `${group} has no field ${stray}.`, `${group}.${stray}`);
  }
  return null;
}

function judgeEdit(record: AnyRecord, actor: Actor): Refusal | { readonly edit: Edit } {
  const edit = readEdit(record.edit);
  if (!edit) return refusal('edit_missing', 'Each edit says its id, by whom, when and where.', 'edit');
  if (edit.by !== actor.id)
    return refusal('other_person', 'This edit was made by somebody else who is not signed in.', 'edit');
  return { edit };
}

/** What a record is compared with when it is new: the values that nobody has to choose. */
export const blankRecord = onceForFields(
  (fields): AnyRecord =>
    fieldEntries(fields).reduce<AnyRecord>(
      (record, [name, { initial }]) =>
        initial === undefined ? record : withFieldValue(record, name, initial),
      {},
    ),
);

type Judged = {
  readonly base: AnyRecord;
  readonly mine: AnyRecord;
  readonly theirs: AnyRecord | undefined;
};

/** Only what the edit changed is judged (S3, S16): permission first, then each value, then the rules across. */
export function judgeChanges(
  collection: Collection,
  { base, mine, theirs }: Judged,
  actor: Actor,
): Refusal | null {
  const { fields } = collection;
  const isNew = theirs === undefined;
  if (isPulledOnly(collection)) return refusal('server_owned', 'Only the server changes these.');
  if (isNew && collection.create === 'server') return refusal('server_owned', 'Only the server adds these.');
  if (isNew && collection.create !== 'server' && !can(actor, collection.create))
    return refusal('forbidden', 'You may not add these.');
  const before = isNew ? blankRecord(fields) : base;
  // What a new record leaves out was not said (an import may, R6), so it is no change of what nobody had to choose.
  const changed = changedFields(fields, before, mine).filter(
    (name) => name !== 'edit' && name !== 'id' && !(isNew && isUnset(fieldValue(mine, name))),
  );
  for (const name of changed) {
    const found = judgeField(name, fields[name] as Field, { base: before, mine, theirs }, actor);
    if (found) return found;
  }
  const missing = isNew ? firstMissing(fields, mine) : null;
  if (missing) return refusal('required', `${requiredMessage(missing[1].label)}.`, missing[0]);
  return judgeAcross(collection, mine, new Set(changed));
}

/** Does an edit change anything that a person may? One that doesn't is nobody's to write. */
export const changesSomething = (fields: Fields, base: AnyRecord, mine: AnyRecord): boolean =>
  changedFields(fields, base, mine).some((name) => fields[name]?.write !== 'server');

/** Two lists of permitted length may merge into one that is not (S6). */
export function judgeMerged(fields: Fields, merged: AnyRecord, moved: readonly string[]): Refusal | null {
  for (const name of moved) {
    const field = fields[name];
    if (field?.merge !== 'set') continue;
    const [problem] = valueProblems(name, field, fieldValue(merged, name));
    if (problem)
      return refusal('invalid', `${field.label}, with what others added: ${problem.message}.`, problem.field);
  }
  return null;
}

const firstMissing = (fields: Fields, mine: AnyRecord) =>
  fieldEntries(fields).find(
    ([name, { required }]) => required === 'always' && isEmpty(fieldValue(mine, name)),
  );

function judgeField(
  name: string,
  field: Field,
  { base, mine, theirs }: Judged,
  actor: Actor,
): Refusal | null {
  const value = fieldValue(mine, name);
  if (field.write === 'server')
    return same(value, fieldValue(theirs, name))
      ? null
      : refusal('server_owned', `${field.label} is set by the server.`, name);
  const refused = judgePermission(name, field, { base, mine, theirs }, actor);
  if (refused) return refused;
  if (isEmpty(value) && field.required) return refusal('required', `${requiredMessage(field.label)}.`, name);
  if (field.merge === 'settle') return judgeSettled(name, field, { base, mine, theirs });
  const [problem] = isEmpty(value) ? oddlyEmpty(name, field, value) : valueProblems(name, field, value);
  return problem ? refusal('invalid', `${field.label}: ${problem.message}.`, problem.field) : null;
}

/** May this person make that change (S16)? What one may not see one may not write either. */
function judgePermission(name: string, field: Field, { mine, theirs }: Judged, actor: Actor): Refusal | null {
  const mayNot = refusal('forbidden', `You may not change ${field.label}.`, name);
  if (field.write === 'server' || !can(actor, field.write)) return mayNot;
  if (field.read && field.read !== 'nobody' && !can(actor, field.read)) return mayNot;
  const value = fieldValue(mine, name);
  const needed = theirs && field.needs?.(fieldValue(theirs, name), value);
  if (needed && !can(actor, needed))
    return refusal(
      'forbidden',
      `This change of ${field.label} needs the permission ${permissions[needed].label}.`,
      name,
    );
  const lock = theirs && field.locked?.(theirs);
  return lock ? refusal('locked', lock, name) : null;
}

/**
 * Nobody hands out what they lack (R47). Judged by what stands and by what would stand: what an edit claims to build
 * on is its author's word alone.
 */
export function judgeGiven(
  fields: Fields,
  { theirs, merged }: { readonly theirs: AnyRecord | undefined; readonly merged: AnyRecord },
  actor: Actor,
): Refusal | null {
  for (const [name, { gives }] of fieldEntries(fields)) {
    const given = gives?.(fieldValue(theirs, name), fieldValue(merged, name)).find(
      (each) => !can(actor, each),
    );
    if (given)
      return refusal(
        'gives_away',
        `You may not give away ${permissions[given].label}: you do not have it yourself.`,
        name,
      );
  }
  return null;
}

/** An empty text where a number belongs is no way to unset it: the stores of the clients would refuse it. */
function oddlyEmpty(name: string, field: Field, value: unknown): Problem[] {
  if (isUnset(value) || field.schema.safeParse(value).success) return [];
  return [{ field: name, message: 'This is empty in a way that is not known; leave it out or send null' }];
}

/** A person may take entries away; an entry that the base does not hold in these words was made up. */
function judgeSettled(name: string, field: Field, { base, mine, theirs }: Judged): Refusal | null {
  const value = fieldValue(mine, name) ?? {};
  if (typeof value !== 'object' || Array.isArray(value))
    return refusal('invalid', `${field.label} is an object.`, name);
  const entries = Object.entries(value);
  const standing = (key: string) =>
    [fieldValue(base, name), fieldValue(theirs, name)].map((map) => (map as AnyRecord)?.[key]);
  const forged = entries.find(
    ([key, value]) => !standing(key).some((known) => known !== undefined && same(known, value)),
  );
  return forged ? refusal('server_owned', `${field.label} is written by the server.`, name) : null;
}

function judgeAcross(collection: Collection, mine: AnyRecord, touched: ReadonlySet<string>): Refusal | null {
  const [problem] = collection.judge?.(mine, touched) ?? [];
  return problem ? refusal('invalid', `${problem.message}.`, problem.field) : null;
}

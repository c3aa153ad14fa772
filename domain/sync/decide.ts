import { type Actor, can } from '../access/roles.ts';
import { hiddenFields } from '../access/visible.ts';
import type { AnyRecord, Fields } from '../record/field.ts';
import type { Edit } from '../record/own-fields.ts';
import { compact, fieldValue, same, withFieldValue } from '../record/value.ts';
import type { Collection } from './collections.ts';
import {
  changesSomething,
  judgeBase,
  judgeChanges,
  judgeGiven,
  judgeMerged,
  judgeShape,
  type Refusal,
} from './judge.ts';
import { type FieldChange, merge, type SetBy } from './merge.ts';
import type { PushRow, WireRecord } from './wire.ts';

/** What the store knows that bears on one row. All of it is read in the transaction that writes the answer. */
export type Standing = {
  /** The record as it stands, removed ones included; undefined when there never was one. */
  readonly record: WireRecord | undefined;
  /** The pushed state that this edit id was applied with, or undefined: for repeats (S7). */
  readonly appliedAs: (editId: string) => WireRecord | undefined;
  readonly setBy: SetBy;
};

export type Decision =
  | { readonly outcome: 'rejected'; readonly refusal: Refusal; readonly document?: WireRecord }
  | { readonly outcome: 'duplicate'; readonly document?: WireRecord }
  | {
      readonly outcome: 'applied' | 'merged' | 'conflict';
      /** What the store writes. */
      readonly record: WireRecord;
      readonly edit: Edit;
      readonly changes: readonly FieldChange[];
      /** The record, where it differs from what was pushed. */
      readonly document?: WireRecord;
    };

const isRemoved = (record: AnyRecord | undefined): boolean => record?._deleted === true;

/** The form in which a record is stored and compared: nothing unset, `_deleted` only where it is true. */
function state(record: AnyRecord): WireRecord {
  const { _deleted, ...rest } = record;
  return compact(_deleted === true ? { ...rest, _deleted } : rest) as WireRecord;
}

/**
 * Decides one pushed row (S2 to S7, S9, S16). Pure: no clock, no store; the same input gives the same answer.
 */
export function decide(collection: Collection, row: PushRow, actor: Actor, standing: Standing): Decision {
  const pushed = row.newDocumentState;
  const theirs = standing.record;
  const shape = judgeShape(collection.fields, pushed, actor);
  if ('code' in shape) return reject(shape, theirs);

  const before = standing.appliedAs(shape.edit.id);
  if (before) return repeat(before, pushed, theirs);

  const removal = judgeRemoval(collection, pushed, theirs, actor);
  if (removal) return reject(removal, theirs);
  if (isRemoved(pushed)) return remove(pushed, theirs, shape.edit);
  const stoodOn = baseOf(row, shape.edit, standing);
  const { base, mine } = withoutHidden(hiddenFields(collection.fields, actor), {
    base: stoodOn,
    mine: pushed,
    theirs,
  });
  const found = judgeBase(stoodOn) ?? judgeChanges(collection, { base, mine, theirs }, actor);
  if (found) return reject(found, theirs);
  if (theirs && !changesSomething(collection.fields, base, mine))
    return { outcome: 'duplicate', document: theirs };
  return keep(collection, { base, mine, theirs }, shape.edit, { actor, setBy: standing.setBy });
}

/**
 * Whoever may not see a field has nothing to say about it: a value that they once saw and did not touch, or that has
 * left their computer since, is no change. What they did set stays, for the judge.
 */
function withoutHidden(
  hidden: ReadonlySet<string>,
  side: { readonly base: AnyRecord; readonly mine: WireRecord; readonly theirs: WireRecord | undefined },
): { readonly base: AnyRecord; readonly mine: WireRecord } {
  let { base, mine }: { base: AnyRecord; mine: AnyRecord } = side;
  for (const name of hidden) {
    const value = fieldValue(mine, name);
    if (value !== undefined && !same(value, fieldValue(base, name))) continue;
    const standing = fieldValue(side.theirs, name);
    base = withFieldValue(base, name, standing);
    mine = withFieldValue(mine, name, standing);
  }
  return { base, mine: mine as WireRecord };
}

/**
 * What an edit stands on. Where its author went on from an edit of their own that was applied and whose answer was
 * lost, that is the state which was pushed then: from the older one, taking a value back would look like no change.
 */
function baseOf({ assumedMasterState }: PushRow, edit: Edit, { appliedAs }: Standing): AnyRecord {
  const known = assumedMasterState?.edit as Partial<Edit> | null | undefined;
  const older = new Set([known?.id, ...(Array.isArray(known?.after) ? known.after : [])]);
  for (const id of edit.after ?? []) {
    if (older.has(id)) break;
    const pushed = appliedAs(id);
    if (pushed) return pushed;
  }
  return assumedMasterState ?? {};
}

const reject = (refusal: Refusal, theirs: WireRecord | undefined): Decision =>
  theirs ? { outcome: 'rejected', refusal, document: theirs } : { outcome: 'rejected', refusal };

/** The same id with other content is not a repeat: it would vanish if it were taken for one. */
function repeat(before: WireRecord, mine: WireRecord, theirs: WireRecord | undefined): Decision {
  if (!same(state(before), state(mine)))
    return reject(
      { code: 'edit_reused', reason: 'This edit id was used for another edit.', field: 'edit' },
      theirs,
    );
  return theirs && !same(state(theirs), state(mine))
    ? { outcome: 'duplicate', document: theirs }
    : { outcome: 'duplicate' };
}

function judgeRemoval(
  collection: Collection,
  mine: WireRecord,
  theirs: WireRecord | undefined,
  actor: Actor,
): Refusal | null {
  if (!isRemoved(mine)) {
    return isRemoved(theirs)
      ? { code: 'removed', reason: 'This record was removed on the server; what you typed is kept here.' }
      : null;
  }
  if (!theirs) return { code: 'unknown', reason: 'There is no such record to remove.' };
  if (collection.remove === 'server' || !can(actor, collection.remove))
    return { code: 'forbidden', reason: 'You may not remove these; deactivate or retire it instead.' };
  return null;
}

/** A removed record keeps its last content, so that a restore can bring it back (S11). */
function remove(mine: WireRecord, theirs: WireRecord | undefined, edit: Edit): Decision {
  const record = state({ ...theirs, _deleted: true, edit });
  const changes = isRemoved(theirs) ? [] : [{ field: '_deleted', from: false, to: true }];
  return answer(isRemoved(theirs) ? 'merged' : 'applied', { record, edit, changes, mine });
}

function keep(
  collection: Collection,
  input: { readonly base: AnyRecord; readonly mine: WireRecord; readonly theirs: WireRecord | undefined },
  edit: Edit,
  { actor, setBy }: { readonly actor: Actor; readonly setBy: SetBy },
): Decision {
  const { base, mine } = input;
  if (!input.theirs) {
    const record = state(withServerInitials(collection.fields, mine));
    const given = judgeGiven(collection.fields, { theirs: undefined, merged: record }, actor);
    if (given) return reject(given, undefined);
    const { changes } = merge(
      collection.fields,
      { base: {}, mine: record, theirs: {} },
      edit,
      () => undefined,
    );
    return answer('applied', { record, edit, changes, mine });
  }
  const merged = merge(collection.fields, { base, mine, theirs: input.theirs }, edit, setBy);
  const record = state({ ...merged.record, id: mine.id });
  const overfull = judgeMerged(
    collection.fields,
    record,
    merged.changes.map(({ field }) => field),
  );
  const refused = overfull ?? judgeGiven(collection.fields, { theirs: input.theirs, merged: record }, actor);
  if (refused) return reject(refused, input.theirs);
  const outcome = Object.keys(merged.conflicts).length > 0 ? 'conflict' : 'merged';
  return answer(outcome, { record, edit, changes: merged.changes, mine });
}

/** What only the server sets starts with its own value, such as a request that is queued. */
const withServerInitials = (fields: Fields, mine: WireRecord): AnyRecord =>
  Object.entries(fields).reduce<AnyRecord>(
    (record, [name, { write, initial }]) =>
      write === 'server' && initial !== undefined && fieldValue(record, name) === undefined
        ? withFieldValue(record, name, initial)
        : record,
    mine,
  );

type Answer = {
  readonly record: WireRecord;
  readonly edit: Edit;
  readonly changes: readonly FieldChange[];
  readonly mine: WireRecord;
};

function answer(
  outcome: 'applied' | 'merged' | 'conflict',
  { record, edit, changes, mine }: Answer,
): Decision {
  if (same(record, state(mine)))
    return { outcome: outcome === 'merged' ? 'applied' : outcome, record, edit, changes };
  return { outcome, record, edit, changes, document: record };
}

import { type Actor, can } from '../access/roles.ts';
import { hiddenFields } from '../access/visible.ts';
import type { AnyRecord, Fields } from '../record/field.ts';
import { fieldEntries, onceForFields } from '../record/field-entries.ts';
import { type Edit, longestChain } from '../record/own-fields.ts';
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
import { type FieldChange, firstChanges, merge, type SetBy } from './merge.ts';
import { withPutBack } from './put-back.ts';
import { asPushed, broughtBack, cameLate, tookIn, wasRemoved } from './removed.ts';
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
      /** Earlier edits that came with a record that was offered again (S12). */
      readonly covers?: readonly string[];
      /** The edit is kept, and its author is told that it does not count (S11). */
      readonly refused?: Refusal;
      /** The record, where it differs from what was pushed. */
      readonly document?: WireRecord;
    };

export const isRemoved = (record: AnyRecord | undefined): boolean => record?._deleted === true;

/** The form in which a record is stored and compared: nothing unset, `_deleted` only where it is true. */
export function state(record: AnyRecord): WireRecord {
  if (!Object.hasOwn(record, '_deleted')) return compact(record) as WireRecord;
  const { _deleted, ...rest } = record;
  return compact(_deleted === true ? { ...rest, _deleted } : rest) as WireRecord;
}

/**
 * Decides one pushed row (S2 to S7, S9, S16). Pure: no clock, no store; the same input gives the same answer.
 */
export function decide(collection: Collection, row: PushRow, actor: Actor, standing: Standing): Decision {
  const decision = decideRow(collection, row, actor, standing);
  if (!('edit' in decision)) return decision;
  const covers = madeBetween(row, decision.edit, standing);
  return covers.length > 0 ? { ...decision, covers } : decision;
}

/**
 * Edits of the author that this one goes on from and holds: one that is still on its way, and arrives later by
 * another road, must not be taken for a new one (S7).
 */
function madeBetween({ assumedMasterState: base }: PushRow, edit: Edit, { appliedAs }: Standing): string[] {
  const known = base?.edit as Partial<Edit> | null | undefined;
  const older = new Set([known?.id, ...(Array.isArray(known?.after) ? known.after : [])]);
  return (edit.after ?? []).filter((id) => !older.has(id) && appliedAs(id) === undefined);
}

function decideRow(collection: Collection, row: PushRow, actor: Actor, standing: Standing): Decision {
  const pushed = row.newDocumentState;
  const theirs = standing.record;
  const shape = judgeShape(collection.fields, pushed, actor);
  if ('code' in shape) return reject(shape, theirs);

  const before = standing.appliedAs(shape.edit.id);
  if (before) return repeat(before, pushed, theirs);

  if (isRemoved(pushed)) {
    const removal = judgeRemoval(collection, theirs, actor);
    if (removal) return reject(removal, theirs);
    const last = decideRow(collection, lastEdit(row), actor, standing);
    // Where it is removed already, and nothing was typed since, there is no last edit.
    if (isRefusal(last, wasRemoved)) return remove(row, theirs, shape.edit, null);
    return 'refusal' in last ? last : remove(row, theirs, shape.edit, last);
  }
  const stoodOn = baseOf(row, shape.edit, standing);
  const { base, mine } = withoutHidden(hiddenFields(collection.fields, actor), {
    base: stoodOn,
    mine: pushed,
    theirs,
  });
  const known = { actor, appliedAs: standing.appliedAs };
  const over = withPutBack(collection.fields, { base, mine, theirs }, known);
  const found = judgeBase(stoodOn) ?? judgeChanges(collection, { base, mine, theirs: over }, actor);
  if (found) return reject(found, theirs);
  const author = { actor, setBy: standing.setBy };
  if (theirs && isRemoved(theirs) && isRemoved(stoodOn)) {
    const refused = judgeRemoval(collection, theirs, actor);
    return refused
      ? reject(refused, theirs)
      : broughtBack(keep(collection, { base, mine, theirs }, shape.edit, author));
  }
  if (theirs && !changesSomething(collection.fields, base, mine))
    return isRemoved(theirs) ? reject(wasRemoved, theirs) : { outcome: 'duplicate', document: theirs };
  const kept = keep(collection, { base, mine, theirs: over }, shape.edit, author);
  if ('refusal' in kept) return reject(kept.refusal, theirs);
  return isRemoved(theirs) ? tookIn(kept) : kept;
}

/** Was it journaled when a computer offered it again, rather than when its author pushed it (S12)? */
export const cameAgain = (pushed: WireRecord): boolean => pushed.reoffer === true;

/**
 * Whoever may not see a field has nothing to say about it: a value that they once saw and did not touch, or that has
 * left their computer since, is no change. What they did set stays, for the judge.
 */
export function withoutHidden(
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
    if (pushed && !cameAgain(pushed)) return pushed;
  }
  return assumedMasterState ?? {};
}

export const reject = (refusal: Refusal, theirs: WireRecord | undefined): Decision =>
  theirs ? { outcome: 'rejected', refusal, document: theirs } : { outcome: 'rejected', refusal };

const isRefusal = (decision: Decision, { code }: Refusal): boolean =>
  'refusal' in decision && decision.refusal.code === code;

/** The same id with other content is not a repeat: it would vanish if it were taken for one. */
function repeat(before: WireRecord, mine: WireRecord, theirs: WireRecord | undefined): Decision {
  if (cameLate(before) && isRemoved(theirs)) return reject(wasRemoved, theirs);
  if (!cameAgain(before) && !same(state(asPushed(before)), state(mine)))
    return reject(
      { code: 'edit_reused', reason: 'This edit id was used for another edit.', field: 'edit' },
      theirs,
    );
  return theirs && !same(state(theirs), state(mine))
    ? { outcome: 'duplicate', document: theirs }
    : { outcome: 'duplicate' };
}

/** Removing for good and bringing back are one permission. */
export function judgeRemoval(
  collection: Collection,
  theirs: WireRecord | undefined,
  actor: Actor,
): Refusal | null {
  if (!theirs) return { code: 'unknown', reason: 'There is no such record to remove.' };
  if (collection.remove === 'server' || !can(actor, collection.remove))
    return {
      code: 'forbidden',
      reason: 'You may not remove or restore these; deactivate or retire it instead.',
    };
  return null;
}

/** What its author typed before removing it and had not sent: the same edit, without the removal. */
function lastEdit({ assumedMasterState, newDocumentState }: PushRow): PushRow {
  // Whoever removes a record need not repeat what it says.
  const { _deleted, ...content } = { ...assumedMasterState, ...newDocumentState };
  return { assumedMasterState, newDocumentState: content as WireRecord };
}

/** A removed record keeps its last content, so that a restore can bring it back (S11). */
function remove(
  { assumedMasterState: base = {} as WireRecord, newDocumentState: mine }: PushRow,
  theirs: WireRecord | undefined,
  edit: Edit,
  last: Decision | null,
): Decision {
  const typed = last && 'record' in last ? last : null;
  const stamped = theirs ? joined(edit, base, theirs) : edit;
  const record = state({ ...(typed?.record ?? theirs), _deleted: true, edit: stamped });
  const removal = isRemoved(theirs) ? [] : [{ field: '_deleted', from: false, to: true }];
  const changes = [...(typed?.changes ?? []).filter(({ field }) => field !== '_deleted'), ...removal];
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
    return answer('applied', { record, edit, changes: firstChanges(collection.fields, record), mine });
  }
  const merged = merge(collection.fields, { base, mine, theirs: input.theirs }, edit, setBy);
  const record = state({ ...merged.record, id: mine.id, edit: joined(edit, base, input.theirs) });
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

/** The edit as it stands in the record: whoever goes on from there has seen what it was merged with, too. */
function joined(edit: Edit, base: AnyRecord, theirs: WireRecord): Edit {
  const [before, standing] = [base.edit, theirs.edit] as readonly (Partial<Edit> | undefined)[];
  const own = edit.after ?? [];
  if (!standing?.id || (standing.id === before?.id && !own.includes(standing.id))) return edit;
  // Also where the author went on from their own edit, and has not heard yet what that was merged with.
  const upon = own.includes(standing.id) ? [] : [standing.id];
  const after = new Set([...upon, ...own, ...(standing.after ?? [])]);
  return after.size === own.length ? edit : { ...edit, after: [...after].slice(0, longestChain) };
}

/** What only the server sets starts with its own value, such as a request that is queued. */
export const withServerInitials = (fields: Fields, mine: WireRecord): AnyRecord =>
  serverInitials(fields).reduce<AnyRecord>(
    (record, [name, { initial }]) =>
      fieldValue(record, name) === undefined ? withFieldValue(record, name, initial) : record,
    mine,
  );

const serverInitials = onceForFields((fields) =>
  fieldEntries(fields).filter(([, { write, initial }]) => write === 'server' && initial !== undefined),
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
  const pushed = state(mine);
  const isAsPushed = outcome === 'merged' && same({ ...record, edit }, { ...pushed, edit });
  const told = isAsPushed ? 'applied' : outcome;
  const document = same(record, pushed) ? {} : { document: record };
  return { outcome: told, record, edit, changes, ...document };
}

import { fieldsAmong, hiddenFields } from '../access/visible.ts';
import type { AnyRecord, Fields } from '../record/field.ts';
import { type Edit, editSchema, longestChain } from '../record/own-fields.ts';
import { fieldOfPlace } from '../record/settle.ts';
import { fieldValue, headOf, same } from '../record/value.ts';
import { type Collection, isPulledOnly } from './collections.ts';
import {
  type Decision,
  isRemoved,
  judgeRemoval,
  reject,
  type Standing,
  state,
  withServerInitials,
} from './decide.ts';
import { judgeChanges, judgeGiven, judgeMerged, judgeRecord, type Refusal } from './judge.ts';
import { type FieldChange, merge } from './merge.ts';
import { chainOf, isKnown, isNewer, type Offer, type Offerer } from './offer.ts';
import { type Sides, sidesOf } from './offered-sides.ts';
import { offeredEntries } from './reoffered-entries.ts';
import type { PushRow, WireRecord } from './wire.ts';

/**
 * Decides what a computer holds of a history that the server has lost (S12). Pure, as `decide` is. What the server
 * knows already changes nothing; what is newer goes on from it; what went another way is merged, as any edit is. It
 * is judged as if the offerer made the change now. What only the server sets stays as it stands.
 */
export function decideReoffer(
  collection: Collection,
  offered: WireRecord,
  offerer: Offerer,
  standing: Standing,
): Decision {
  const theirs = standing.record;
  const edit = editSchema.safeParse(offered.edit);
  const shape = judgeRecord(collection.fields, offered);
  if (shape) return reject(shape, theirs);
  if (!edit.success)
    return reject({ code: 'edit_missing', reason: 'Each record says its last edit.', field: 'edit' }, theirs);
  if (isPulledOnly(collection))
    return reject({ code: 'server_owned', reason: 'Only the server changes these.' }, theirs);
  const hidden = new Set([
    ...hiddenFields(collection.fields, offerer.actor),
    // What nobody has said is hidden from nobody.
    ...fieldsAmong(collection.fields, offerer.unseen ?? []).filter(
      (name) => !theirs || fieldValue(theirs, name) !== undefined,
    ),
  ]);
  const offer: Offer = {
    ...offerer,
    collection,
    offered,
    standing,
    edit: edit.data,
    hidden,
    left: new Set(),
  };
  return lifeOrDeath(offer) ?? join(offer);
}

const pushedUpon = ({ appliedAs }: Standing, id: string): readonly string[] =>
  (appliedAs(id)?.edit as Edit | null | undefined)?.after ?? [];

/** What a removal on either side decides by itself; null where two records are to be joined. */
function lifeOrDeath(offer: Offer): Decision | null {
  const { collection, actor, edit, offered } = offer;
  const theirs = offer.standing.record;
  if (isRemoved(offered)) {
    if (!theirs) return nothingNew(offer);
    // What was typed before it was removed is kept in it, for whoever brings it back (S11).
    const last = join({ ...offer, offered: { ...offered, _deleted: false } });
    if (isRemoved(theirs)) return 'record' in last ? withinRemoved(last) : nothingNew(offer);
    // Others went on without the removal: they keep the record, with what was typed into it.
    if (!isNewer(offer)) return last;
    const refused = judgeRemoval(collection, theirs, actor);
    if (refused) return reject(refused, theirs);
    const typed = 'record' in last ? last : null;
    const record = state({ ...(typed?.record ?? theirs), _deleted: true, edit });
    const changes = [...(typed?.changes ?? []), { field: '_deleted', from: false, to: true }];
    return { outcome: 'merged', record, edit: stampOf(offer, edit.id), changes, document: record };
  }
  if (!theirs || !isRemoved(theirs)) return null;
  const known = offer.standing.appliedAs(edit.id) !== undefined;
  if (isNewer(offer) && !known) {
    // It was restored in the history that was lost.
    const refused = judgeRemoval(collection, theirs, actor);
    return refused ? reject(refused, theirs) : null;
  }
  const reason = 'This record was removed on the server; what this computer held is kept here.';
  return known ? nothingNew(offer) : reject({ code: 'removed', reason }, theirs);
}

type Accepted = Extract<Decision, { record: WireRecord }>;

/** The same, in a record that stays removed. */
function withinRemoved({ record, changes, ...rest }: Accepted): Decision {
  const removed = { ...record, _deleted: true };
  const typed = changes.filter(({ field }) => field !== '_deleted');
  return { ...rest, record: removed, changes: typed, document: removed };
}

function nothingNew({ offered, standing: { record } }: Pick<Offer, 'offered' | 'standing'>): Decision {
  return record && !same(state(record), state(offered))
    ? { outcome: 'duplicate', document: record }
    : { outcome: 'duplicate' };
}

/** The journal says who offered it; the record itself goes on saying whose edit it is. */
const stampOf = ({ edit, actor, device }: Offer, id: string): Edit => ({
  id,
  by: actor.id,
  at: edit.at,
  device,
});

function join(offer: Offer): Decision {
  const { collection, actor, standing, edit } = offer;
  const theirs = standing.record;
  // An author's edits that were pushed as one are named by the last of them alone.
  const named = new Set(chainOf(edit).flatMap((id) => pushedUpon(standing, id)));
  const known = (id: string) => isKnown(standing, id) || named.has(id);
  // The first state of a record that exists is always an older one.
  if (theirs && (!edit.after || chainOf(edit).every(known))) return nothingNew(offer);

  const sides = sidesOf(offer);
  const judged = judgeChanges(collection, { ...sides, theirs }, actor);
  const found = judged ?? (theirs ? mergeInto(offer, theirs, sides) : addAsNew(offer, sides.mine));
  if ('code' in found) {
    const less = without(offer, found);
    const rest = less && join(less);
    return rest && 'edit' in rest ? rest : reject(found, theirs);
  }
  const entries = offeredEntries(
    collection,
    { offered: offer.offered, theirs, hidden: offer.hidden },
    actor,
    {
      isNewer: theirs === undefined || isNewer(offer),
      // A state that was merged from more than the server knows has entries of that same edit which it lacks.
      isKnown: (id) => id !== edit.id && known(id),
    },
  );
  if ('code' in entries) return reject(entries, theirs);
  const restored = isRemoved(theirs) ? [{ field: '_deleted', from: true, to: false }] : [];
  const record = { ...found.record, ...entries.values(found.record), _deleted: false };
  return accepted(offer, record, [...restored, ...found.changes, ...entries.changes]);
}

/**
 * The same offer, silent about the field that its holder may not change: the rest is theirs to bring back, and that
 * field is left to others. Null where it is not about one field.
 */
function without(offer: Offer, { code, field }: Refusal): Offer | null {
  const name = field === undefined ? undefined : fieldOfPlace(offer.collection.fields, field)?.name;
  if (!mayNot.has(code) || name === undefined || offer.left.has(name)) return null;
  return { ...offer, left: new Set([...offer.left, name]) };
}

const mayNot: ReadonlySet<string> = new Set(['forbidden', 'gives_away', 'locked']);

type Joined = { readonly record: AnyRecord; readonly changes: readonly FieldChange[] };

function addAsNew({ collection, actor, edit }: Offer, mine: WireRecord): Joined | Refusal {
  const record = withServerInitials(collection.fields, mine);
  const given = judgeGiven(collection.fields, { theirs: undefined, merged: record }, actor);
  if (given) return given;
  const { changes } = merge(collection.fields, { base: {}, mine: record, theirs: {} }, edit, () => undefined);
  return { record, changes };
}

/** Does something wait in what is offered under the name of its own edit? */
const hasOwnEntries = ({ offered, edit }: Offer): boolean =>
  [offered.conflicts, offered.flags].some((map) =>
    Object.keys((map ?? {}) as object).some((key) => key.startsWith(`${edit.id}_`)),
  );

function mergeInto(offer: Offer, theirs: WireRecord, { base, mine }: Sides): Joined | Refusal {
  const { collection, actor, edit, standing, mergeId } = offer;
  // What waits under the edit's own name, here or in what is offered, must not be written over.
  const id = standing.appliedAs(edit.id) || hasOwnEntries(offer) ? mergeId : edit.id;
  const seen = { ...edit, id, after: [...chainOf(edit)] };
  const { record, changes } = merge(collection.fields, { base, mine, theirs }, seen, standing.setBy);
  const moved = changes.map(({ field }) => field);
  const refused =
    judgeMerged(collection.fields, record, moved) ??
    judgeGiven(collection.fields, { theirs, merged: record }, actor);
  return refused ?? { record, changes };
}

function accepted(offer: Offer, joined: AnyRecord, changes: readonly FieldChange[]): Decision {
  const { offered, hidden, left, mergeId, standing, edit } = offer;
  const theirs = standing.record;
  const isAll = hidden.size === 0 && left.size === 0;
  const isWhole = isAll && !standing.appliedAs(edit.id) && (!theirs || isNewer(offer));
  if (theirs && changes.length === 0 && !isWhole) return nothingNew(offer);
  const id = isWhole ? edit.id : mergeId;
  const stamp = stampOf(offer, id);
  const record = state({
    ...joined,
    id: offered.id,
    edit: isWhole ? edit : joining(stamp, isAll ? chainOf(edit) : [], theirs),
  });
  // Whoever does not see all of it has not brought all of it: others may still.
  const covers = isAll ? chainOf(edit).filter((each) => each !== id && !standing.appliedAs(each)) : [];
  const document = same(record, state(offered)) ? {} : { document: record };
  return { outcome: 'merged', record, edit: stamp, changes, covers, ...document };
}

/** The edit of a record in which two histories meet: whoever goes on from it has seen both. */
function joining(stamp: Edit, came: readonly string[], theirs: WireRecord | undefined): Edit {
  const standing = theirs?.edit as Edit | null | undefined;
  const after = new Set([...(standing ? [standing.id] : []), ...came, ...(standing?.after ?? [])]);
  return after.size > 0 ? { ...stamp, after: [...after].slice(0, longestChain) } : stamp;
}

/** What an older state may lack because its holder was not shown it, by the first part of the name. */
export function unseenOf(fields: Fields, state: AnyRecord): readonly string[] {
  const hideable = Object.keys(fields).filter((name) => fields[name]?.read !== undefined);
  return [...new Set(hideable.map(headOf))].filter((head) => fieldValue(state, head) === undefined);
}

/** The state that an edit was made upon, where the server has lost it, or null. */
export function lostBase(
  { assumedMasterState: base, newDocumentState: mine }: PushRow,
  standing: Standing,
): WireRecord | null {
  const [edit, own] = [editSchema.safeParse(base?.edit), editSchema.safeParse(mine.edit)];
  if (!base || !edit.success || !own.success || base.id !== mine.id || !edit.data.after) return null;
  return standing.appliedAs(own.data.id) || isKnown(standing, edit.data.id) ? null : base;
}

/**
 * The decision about an edit whose base was offered again, and perhaps refused: its record names no edit as seen
 * that the server does not have, so that whoever may bring it is still needed.
 */
export function withoutUnknown(decision: Decision, { appliedAs }: Standing): Decision {
  if (!('edit' in decision)) return decision;
  const { after, ...edit } = decision.record.edit as Edit;
  const known = (after ?? []).filter((id) => appliedAs(id) !== undefined);
  const record = { ...decision.record, edit: known.length > 0 ? { ...edit, after: known } : edit };
  return { ...decision, record, document: record };
}

import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/access/roles.ts';
import { hiddenFields, visibleRecord } from '#domain/access/visible.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { compact, same } from '#domain/record/value.ts';
import type { Collection } from '#domain/sync/collections.ts';
import { type Decision, decide, type Standing } from '#domain/sync/decide.ts';
import type { Refusal } from '#domain/sync/judge.ts';
import { asLate } from '#domain/sync/removed.ts';
import { decideReoffer, lostBase, unseenOf, withoutUnknown } from '#domain/sync/reoffer.ts';
import type { Outcome, PushRow, WireRecord } from '#domain/sync/wire.ts';
import { rightsIn } from '../accounts/rights.ts';
import type { Unsealer } from '../accounts/sealing.ts';
import { unauthenticated } from '../accounts/session.ts';
import type { AcceptedEdit, Store, Transaction } from '../store/store.ts';
import { gatheringAudit } from './gathered.ts';
import { lookUp } from './lookups.ts';
import { auditRefusal, auditReoffer, auditRole } from './push-audit.ts';
import {
  askedBefore,
  type Prepared,
  preparePassword,
  type RequestStage,
  takeRequest,
  withoutSecret,
} from './requests.ts';
import { clipped, type ReadRow, readRow } from './rows.ts';
import { standingOf } from './standing.ts';
import { settleTechnician, type Stage as TechnicianStage } from './technician-push.ts';

export type Push = {
  readonly companyId: string;
  readonly userId: string;
  readonly name: string;
  readonly collection: Collection;
  readonly rows: readonly unknown[];
  /** ISO, in UTC. */
  readonly receivedAt: string;
  readonly unsealer: Unsealer;
  /** The computer that the request says it comes from. */
  readonly device?: string;
};

export type Pushed = {
  readonly outcomes: readonly Outcome[];
  /** The newest place that was given away, by collection. */
  readonly places: ReadonlyMap<string, number>;
};

/**
 * Takes a push: every row gets its own outcome in the order of the rows (S9), and all that is accepted is written
 * in one transaction, which is on the disk before the answer goes (S17). Throws `unauthenticated` where the person
 * may no longer work here.
 */
export async function takePush(store: Store, push: Push): Promise<Pushed> {
  const { rows, prepared } = await readRows(push);
  return store.transaction(push.companyId, async (transaction) => {
    const { tx, write } = gatheringAudit(transaction);
    const actor = await actorNow(tx, push.userId);
    const hidden = hiddenFields(push.collection.fields, actor);
    const standing = await standingOf(tx, push.name, rows);
    const touched = new Map<string, number>();
    const stage: PushStage = {
      tx,
      companyId: push.companyId,
      at: push.receivedAt,
      seats: 0,
      touched,
      prepared,
      lookups: await lookUp(tx, push.companyId, push.name === 'technicians' ? rows : [], standing),
    };
    const accepted: AcceptedEdit[] = [];
    const outcomes: Outcome[] = [];
    for (const read of rows) {
      if ('refused' in read) {
        outcomes.push(read.refused);
        continue;
      }
      const take = async (row: PushRow, decide: Decide): Promise<Decision> => {
        const known = standing.of(read.asked.id);
        const decision = await settle(push.name, stage, known.record, decide(known), row);
        for (const edit of acceptedEdits(decision, row, known.record === undefined)) {
          accepted.push(edit);
          standing.apply(edit);
        }
        if (row.reoffer) await auditReoffer(stage, push, row, decision);
        return decision;
      };
      const decision = await takeRow(push, actor, read.row, {
        take,
        known: () => standing.of(read.asked.id),
      });
      if (decision.outcome === 'rejected') await auditRefusal(stage, push, actor, read.row, decision.refusal);
      outcomes.push(outcomeOf(read.row, decision, hidden));
    }
    await stage.lookups.claims.write();
    await write();
    if (accepted.length > 0) touched.set(push.name, await tx.accept(push.name, accepted, push.receivedAt));
    return { outcomes, places: touched };
  });
}

/** Passwords are opened and hashed before the transaction, and leave the rows for good. */
async function readRows({ name, rows, unsealer }: Push) {
  const prepared = new Map<string, Prepared>();
  const read: ReadRow[] = [];
  for (const found of rows.map(readRow)) {
    if (name !== 'requests' || 'refused' in found) {
      read.push(found);
      continue;
    }
    const { newDocumentState, assumedMasterState } = found.row;
    const password = found.row.reoffer ? null : await preparePassword(newDocumentState, unsealer);
    if (password) prepared.set(newDocumentState.id, password);
    const row = {
      ...found.row,
      newDocumentState: withoutSecret(newDocumentState),
      assumedMasterState: withoutSecret(assumedMasterState),
    };
    read.push({ ...found, row });
  }
  return { rows: read, prepared };
}

type Decide = (known: Standing) => Decision;

type Taking = {
  readonly take: (row: PushRow, decide: Decide) => Promise<Decision>;
  readonly known: () => Standing;
};

/** An edit that stands on what this server has lost brings that first (S12): its base is offered again. */
async function takeRow(
  { collection, device = 'unnamed' }: Push,
  actor: Actor,
  row: PushRow,
  { take, known }: Taking,
): Promise<Decision> {
  const again = (offered: WireRecord, unseen: PushRow['unseen']) =>
    take({ newDocumentState: offered, reoffer: true }, (standing) =>
      decideReoffer(collection, offered, { actor, device, mergeId: randomUUID(), unseen }, standing),
    );
  if (row.reoffer) return again(row.newDocumentState, row.unseen);
  const lost = lostBase(row, known());
  if (!lost) return take(row, (standing) => decide(collection, row, actor, standing));
  await again(lost, unseenOf(collection.fields, lost));
  return take(row, (standing) => withoutUnknown(decide(collection, row, actor, standing), standing));
}

type PushStage = TechnicianStage & RequestStage;

/** What only the server can judge, and has to do, in each collection. */
async function settle(
  name: string,
  stage: PushStage,
  before: WireRecord | undefined,
  decision: Decision,
  { reoffer }: PushRow,
): Promise<Decision> {
  if (decision.outcome === 'rejected' || decision.outcome === 'duplicate') return decision;
  if (name === 'technicians') return settleTechnician(stage, before, decision);
  if (name === 'requests') {
    if (before) return { outcome: 'rejected', refusal: askedAlready, document: before };
    const record = reoffer ? askedBefore(decision.record) : await takeRequest(stage, decision.record);
    return same(record, decision.record) ? decision : { ...decision, record, document: record };
  }
  if (name === 'lists') await auditRole(stage, before, decision);
  return decision;
}

/** It would else be done for somebody whom nobody has looked at, or be said to be. */
const askedAlready: Refusal = {
  code: 'server_owned',
  reason: 'A request stays as it was asked. Ask again with another.',
};

/** What the person may do is read in the transaction that writes (S16). */
async function actorNow(tx: Transaction, userId: string): Promise<Actor> {
  const user = await tx.user(userId);
  if (!user?.active) throw unauthenticated();
  return { id: user.id, permissions: await rightsIn(tx, user) };
}

/** What is journaled of a row: its edit, and before it those that came along with a record that was offered again. */
function acceptedEdits(
  decision: Decision,
  { newDocumentState, reoffer }: PushRow,
  isFirst: boolean,
): AcceptedEdit[] {
  if (decision.outcome === 'rejected' || decision.outcome === 'duplicate') return [];
  const { record, edit, outcome, changes, covers = [], refused } = decision;
  const asStored = decision.document ? newDocumentState : record;
  const own = refused ? asLate(newDocumentState) : asStored;
  const pushed = reoffer ? { ...newDocumentState, reoffer: true } : own;
  // The latest of those that came along is known with its state; of the others there is only the name.
  const cameAs = (id: string): WireRecord =>
    reoffer && id === (newDocumentState.edit as Edit).id ? pushed : { id: record.id, reoffer: true };
  const before = covers.map((id) => ({
    record,
    edit: { ...edit, id },
    outcome,
    changes: [],
    pushed: cameAs(id),
    isFirst: false,
  }));
  return [...before.toReversed(), { record, edit, outcome, changes, pushed, isFirst }];
}

/** As the wire has it: whether it was removed is always said. */
export const onTheWire = (record: WireRecord): WireRecord => ({
  ...record,
  _deleted: record._deleted === true,
});

/** What the client is told: nothing of what this person may not see, and the record only where it differs. */
function outcomeOf({ newDocumentState }: PushRow, decision: Decision, hidden: ReadonlySet<string>): Outcome {
  const id: unknown = newDocumentState.id;
  const seen = decision.document && visibleRecord(decision.document, hidden);
  const isSame = seen !== undefined && hidden.size > 0 && same(wireState(seen), wireState(newDocumentState));
  const told: Outcome = {
    id: typeof id === 'string' ? clipped(id) : null,
    outcome: isSame && decision.outcome === 'merged' ? 'applied' : decision.outcome,
    ...(seen && !isSame ? { document: onTheWire(seen) } : {}),
  };
  const refusal =
    decision.outcome === 'rejected' ? decision.refusal : 'refused' in decision && decision.refused;
  if (!refusal) return { ...told, ...waitingOf(decision) };
  const { code, reason, field } = refusal;
  return {
    ...told,
    outcome: 'rejected',
    code,
    reason: clipped(reason),
    ...(field === undefined ? {} : { field: clipped(field) }),
  };
}

const wireState = ({ _deleted, ...record }: AnyRecord): unknown =>
  compact(_deleted === true ? { ...record, _deleted } : record);

/** Why a value waits that somebody else holds (S10). */
function waitingOf(decision: Decision): Pick<Outcome, 'code' | 'field' | 'reason'> {
  if (!('edit' in decision)) return {};
  const flags = Object.entries((decision.record.flags ?? {}) as AnyRecord);
  const [, flag] = flags.find(([key]) => key.startsWith(`${decision.edit.id}_`)) ?? [];
  if (!flag) return {};
  const { code, field } = flag as { code: string; field: string };
  return { code, field, reason: 'Somebody else has this value; it waits on the profile for a decision.' };
}

import type { Actor } from '#domain/access/roles.ts';
import type { Collection } from '#domain/sync/collections.ts';
import { type Decision, decide } from '#domain/sync/decide.ts';
import type { Outcome, PushRow, WireRecord } from '#domain/sync/wire.ts';
import { rightsIn } from '../accounts/rights.ts';
import { unauthenticated } from '../accounts/session.ts';
import type { AcceptedEdit, Asked, Known, Stamp, Store, Transaction } from '../store/store.ts';
import { clipped, type ReadRow, readRow } from './rows.ts';

export type Push = {
  readonly companyId: string;
  readonly userId: string;
  readonly name: string;
  readonly collection: Collection;
  readonly rows: readonly unknown[];
  /** ISO, in UTC. */
  readonly receivedAt: string;
};

export type Pushed = {
  readonly outcomes: readonly Outcome[];
  /** The newest place that was given away, or null where nothing was written. */
  readonly seq: number | null;
};

/**
 * Takes a push: every row gets its own outcome in the order of the rows (S9), and all that is accepted is written
 * in one transaction, which is on the disk before the answer goes (S17). Throws `unauthenticated` where the person
 * may no longer work here.
 */
export function takePush(store: Store, push: Push): Promise<Pushed> {
  const rows = push.rows.map(readRow);
  return store.transaction(push.companyId, async (tx) => {
    const actor = await actorNow(tx, push.userId);
    const standing = await standingOf(tx, push.name, rows);
    const accepted: AcceptedEdit[] = [];
    const outcomes = rows.map((read) => {
      if ('refused' in read) return read.refused;
      const decision = decide(push.collection, read.row, actor, standing.of(read.asked.id));
      const edit = acceptedEdit(decision, read.row);
      if (edit) {
        accepted.push(edit);
        standing.apply(edit);
      }
      return outcomeOf(read.row, decision);
    });
    const seq = accepted.length > 0 ? await tx.accept(push.name, accepted, push.receivedAt) : null;
    return { outcomes, seq };
  });
}

/** What the person may do is read in the transaction that writes (S16). */
async function actorNow(tx: Transaction, userId: string): Promise<Actor> {
  const user = await tx.user(userId);
  if (!user?.active) throw unauthenticated();
  return { id: user.id, permissions: await rightsIn(tx, user) };
}

const nothingKnown: Known = { record: undefined, applied: new Map(), setters: new Map() };

/** What stands, as the rows of this push find it: a record may come twice, and the second builds on the first. */
async function standingOf(tx: Transaction, name: string, rows: readonly ReadRow[]) {
  const asked = new Map<string, Set<string>>();
  for (const read of rows) {
    if ('refused' in read || read.asked.id === '') continue;
    const { id, editIds } = read.asked;
    asked.set(id, new Set([...(asked.get(id) ?? []), ...editIds]));
  }
  const wanted: Asked[] = [...asked].map(([id, editIds]) => ({ id, editIds: [...editIds] }));
  const known = new Map(await tx.known(name, wanted));
  const now = (id: string) => known.get(id) ?? nothingKnown;
  return {
    of: (id: string) => {
      const { record, applied, setters } = now(id);
      return {
        record,
        appliedAs: (editId: string) => applied.get(editId),
        setBy: (field: string) => setters.get(field),
      };
    },
    apply: (accepted: AcceptedEdit) => {
      known.set(accepted.record.id, after(now(accepted.record.id), accepted));
    },
  };
}

function after({ applied, setters }: Known, { record, edit, changes, pushed }: AcceptedEdit): Known {
  const { id, by, at, device } = edit;
  const stamp: Stamp = { id, by, at, device };
  const set = changes.filter(({ waits }) => !waits).map(({ field }) => [field, stamp] as const);
  return {
    record,
    applied: new Map([...applied, [id, pushed]]),
    setters: new Map([...setters, ...set]),
  };
}

function acceptedEdit(decision: Decision, row: PushRow): AcceptedEdit | null {
  if (decision.outcome === 'rejected' || decision.outcome === 'duplicate') return null;
  const { record, edit, outcome, changes } = decision;
  return { record, edit, outcome, changes, pushed: row.newDocumentState };
}

/** As the wire has it: whether it was removed is always said. */
export const onTheWire = (record: WireRecord): WireRecord => ({
  ...record,
  _deleted: record._deleted === true,
});

function outcomeOf({ newDocumentState }: PushRow, decision: Decision): Outcome {
  const id: unknown = newDocumentState.id;
  const told: Outcome = {
    id: typeof id === 'string' ? clipped(id) : null,
    outcome: decision.outcome,
    ...(decision.document ? { document: onTheWire(decision.document) } : {}),
  };
  if (decision.outcome !== 'rejected') return told;
  const { code, reason, field } = decision.refusal;
  return {
    ...told,
    code,
    reason: clipped(reason),
    ...(field === undefined ? {} : { field: clipped(field) }),
  };
}

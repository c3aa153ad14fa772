import type { AuditAction } from '#domain/access/audit.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { compact, same, withFieldValue } from '#domain/record/value.ts';
import type { Decision } from '#domain/sync/decide.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { takesSeat } from '#domain/technician/seats.ts';
import { type ClaimBook, type ClaimedField, claimedFields, claimFor } from '../accounts/claims.ts';
import type { AuditEntry } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';
import type { Lookups } from './lookups.ts';
import { completeWaiting } from './requests.ts';

type Accepted = Extract<Decision, { readonly edit: unknown }>;

export type Stage = {
  readonly tx: Transaction;
  readonly companyId: string;
  /** ISO, in UTC. */
  readonly at: string;
  readonly touched: Map<string, number>;
  readonly lookups: Lookups;
  /** Seats that earlier rows of the same push took or gave back. */
  seats: number;
};

/** The audited changes of a technician, by field. `account` is the server's own and audited where it happens. */
const audited: Readonly<Record<string, AuditAction>> = {
  licenseType: 'licenseChanged',
  roleId: 'technicianRoleChanged',
  permissionOverrides: 'permissionsChanged',
  email: 'emailChanged',
};

/**
 * What the server alone can judge and has to do when an edit of a technician is accepted: seats (R10), claims (S10),
 * sessions and invitations of one who was deactivated (R37), and the audit log. All of it in the push's transaction.
 */
export async function settleTechnician(
  stage: Stage,
  before: WireRecord | undefined,
  decision: Accepted,
): Promise<Decision> {
  const full = await seatRefusal(stage, before, decision);
  if (full) return full;
  // Whoever is restored has given everything up before, and asks for it anew.
  const held = before?._deleted === true ? undefined : before;
  const claimed = await settleClaims(stage.lookups.claims, held, decision);
  const settled = await settleAccount(stage, before, claimed);
  stage.seats += Number(takesSeat(settled.record)) - Number(takesSeat(before));
  await stage.tx.audit(auditOf(stage.at, before, settled));
  return before
    ? settled
    : withDocument(
        settled,
        await completeWaiting(stage, settled.record, stage.lookups.waiting(settled.record.id)),
      );
}

async function seatRefusal(
  { tx, lookups, seats }: Stage,
  before: WireRecord | undefined,
  { record }: Accepted,
): Promise<Decision | null> {
  if (!takesSeat(record) || takesSeat(before)) return null;
  const limit = (await lookups.company())?.seatLimit;
  if (limit === undefined || limit === null || (await tx.managedSeats()) + seats < limit) return null;
  const reason = `All ${limit} managed seats are taken. Make it a non-managed technician, or free a seat.`;
  const refusal = { code: 'seat_limit', reason, field: 'licenseType' };
  return before ? { outcome: 'rejected', refusal, document: before } : { outcome: 'rejected', refusal };
}

/** A value that somebody else holds waits in `flags`; what stood before goes on standing (S10, R51). */
async function settleClaims(
  claims: ClaimBook,
  before: WireRecord | undefined,
  accepted: Accepted,
): Promise<Accepted> {
  const { id } = accepted.record;
  if (accepted.record._deleted === true) {
    for (const kind of Object.values(claimedFields)) claims.move(id, kind, null);
    return accepted;
  }
  let settled = accepted;
  for (const field of Object.keys(claimedFields) as ClaimedField[]) {
    const kind = claimedFields[field];
    const value = accepted.record[field];
    if (same(value, before?.[field])) continue;
    const claim = claimFor('technician', kind, value);
    const other = claim && (await claims.holderOf(claim));
    if (other === undefined || other === null || other === id) claims.move(id, kind, claim);
    else settled = flagged(settled, field, { value, standing: before?.[field], other });
  }
  return settled;
}

function flagged(
  accepted: Accepted,
  field: ClaimedField,
  { value, standing, other }: { readonly value: unknown; readonly standing: unknown; readonly other: string },
): Accepted {
  const { edit, changes } = accepted;
  const flags = {
    ...((accepted.record.flags ?? {}) as AnyRecord),
    [`${edit.id}_${field}`]: { code: 'taken', field, value, other },
  };
  const record = withFieldValue(withFieldValue(accepted.record, field, standing), 'flags', flags);
  const waiting = changes.map((change) =>
    change.field === field ? { ...change, waits: true as const } : change,
  );
  return { ...withDocument(accepted, record), outcome: 'conflict', changes: waiting };
}

const withDocument = (accepted: Accepted, record: AnyRecord): Accepted => {
  if (same(record, accepted.record)) return accepted;
  const stored = compact(record) as WireRecord;
  return { ...accepted, record: stored, document: stored };
};

const accountState = (record: AnyRecord | undefined): string =>
  String((record?.account as AnyRecord | null | undefined)?.state ?? 'none');

const isGone = (record: AnyRecord): boolean => record.active === false || record._deleted === true;

/** Whoever may no longer work here is signed out at once; an invitation to an old address is good for nothing. */
async function settleAccount(
  { tx, at }: Stage,
  before: WireRecord | undefined,
  accepted: Accepted,
): Promise<Accepted> {
  const { record, edit } = accepted;
  if (!before) return accepted;
  const left = isGone(record) && !isGone(before);
  const lost = record.mobileAccess === false && before.mobileAccess !== false;
  if (left || lost) await tx.endTechnicianSessions(record.id);
  const moved = !same(record.email, before.email) || !same(record.mobilePhone, before.mobilePhone);
  if (!left && !moved) return accepted;
  await tx.voidLinks({ kind: 'technician', id: record.id });
  if (accountState(record) !== 'invited') return accepted;
  await tx.audit([
    entry(at, edit, 'invitationVoided', record.id, { because: left ? 'deactivated' : 'address changed' }),
  ]);
  return withDocument(accepted, withFieldValue(record, 'account', null));
}

function auditOf(
  at: string,
  before: WireRecord | undefined,
  { record, edit, changes }: Accepted,
): AuditEntry[] {
  const entries = changes.flatMap(({ field, from, to, waits }) => {
    const [head = field] = field.includes('.') ? field.split('.') : [field];
    const action = audited[head];
    // What a new profile says is no change of anything, but permissions are given away all the same.
    const counts = before !== undefined || action === 'permissionsChanged';
    return action && counts && !waits ? [entry(at, edit, action, record.id, { field, from, to })] : [];
  });
  const was = before ? !isGone(before) : true;
  if (was !== !isGone(record)) {
    const action = was ? 'technicianDeactivated' : 'technicianActivated';
    entries.push(entry(at, edit, action, record.id, { name: record.name }));
  }
  return entries;
}

const entry = (
  at: string,
  edit: { readonly by: string; readonly device: string },
  action: AuditAction,
  id: string,
  detail: AuditEntry['detail'],
): AuditEntry => ({
  at,
  actor: edit.by,
  device: edit.device,
  action,
  subject: { kind: 'technician', id },
  detail,
});

import { randomUUID } from 'node:crypto';
import { sealedFor } from '#domain/access/sealing.ts';
import type { Company } from '#domain/company/company.ts';
import { accountChannel, type Channel, dispatchChannels } from '#domain/company/notifications.ts';
import type { Request } from '#domain/company/requests.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { withFieldValue } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { hasAccount, passwordProblem, usernameProblem } from '#domain/technician/account.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { hashPassword } from '../accounts/passwords.ts';
import type { Unsealer } from '../accounts/sealing.ts';
import type { AuditEntry, Message } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';
import { amend } from './amend.ts';

/** A password that came with a request: its hash, or why it can't be used. */
export type Prepared = { readonly hash: string } | { readonly problem: string };

/** What a stored request says in place of the password that came with it. */
const opened = 'opened by the server';

/**
 * Opens and hashes the password of a request before the transaction begins, since both take their time. Answers null
 * where the row brings none.
 */
export async function preparePassword(record: WireRecord, unsealer: Unsealer): Promise<Prepared | null> {
  const { id, kind, technicianId, username, sealedPassword } = record as Request;
  if (kind !== 'setPassword' || typeof sealedPassword !== 'string' || sealedPassword === opened) return null;
  const name = typeof username === 'string' ? username : '';
  const password = await unsealer.open(sealedPassword, sealedFor(id, String(technicianId)));
  if (password === null) return { problem: 'The password could not be opened; set it again.' };
  const problem = usernameProblem(name) ?? passwordProblem(password, name);
  return problem ? { problem: `${problem}.` } : { hash: await hashPassword(password) };
}

/** The row as it may be kept: a sealed password is opened once and stored nowhere, not even in the journal. */
export const withoutSecret = <R extends WireRecord | undefined>(record: R): R =>
  typeof record?.sealedPassword === 'string' ? { ...record, sealedPassword: opened } : record;

type Verdict = { readonly state: 'queued' | 'done' | 'failed'; readonly result?: string };

const failed = (result: string): Verdict => ({ state: 'failed', result });

export type RequestStage = {
  readonly tx: Transaction;
  readonly companyId: string;
  /** ISO, in UTC. */
  readonly at: string;
  readonly prepared: ReadonlyMap<string, Prepared>;
  /** The newest place by collection of what was changed besides the pushed records. */
  readonly touched: Map<string, number>;
};

const noteTouched = ({ touched }: Pick<RequestStage, 'touched'>, collection: string, seq: number | null) => {
  if (seq !== null) touched.set(collection, seq);
};

/** Does what a new request asks for, or sees to it that it is done; answers the record as it then stands. */
export async function takeRequest(stage: RequestStage, record: WireRecord): Promise<WireRecord> {
  const { state, result } = await carryOut(stage, record);
  return withFieldValue({ ...record, state }, 'result', result) as WireRecord;
}

/**
 * A request that a computer brings back after a restore is never carried out again. What came of it went with the
 * lost history, links and passwords too, so whoever still wants it asks anew.
 */
export const askedBefore = (record: WireRecord): WireRecord => ({
  ...record,
  state: 'failed',
  result:
    'The server was restored from a backup. Look whether this was done, and ask again where it was not.',
});

async function carryOut(stage: RequestStage, record: WireRecord): Promise<Verdict> {
  const request = record as unknown as Request & { readonly edit: Edit };
  const [technician] = await stage.tx.records('technicians', [request.technicianId ?? '']);
  if (request.kind === 'setPassword') return setPassword(stage, request, technician);
  // The profile may be on its way from the same computer: it is looked at again when it comes.
  return technician ? ask(stage, request, technician) : { state: 'queued' };
}

async function setPassword(
  stage: RequestStage,
  { id, technicianId, username, edit }: Request & { readonly edit: Edit },
  technician: WireRecord | undefined,
): Promise<Verdict> {
  const { tx, at, prepared } = stage;
  const found = prepared.get(id);
  if (!found || !technicianId || !username)
    return failed('Username and password are missing; set them again.');
  if ('problem' in found) return failed(found.problem);
  if (technician?.active === false || technician?._deleted) return failed('The profile is inactive.');
  const kept = { technicianId, username, passwordHash: found.hash, mustChange: true };
  if (!(await tx.saveTechnicianAccount(kept)))
    return failed(`The username ${username} belongs to another technician. Pick another.`);
  await tx.endTechnicianSessions(technicianId);
  await tx.voidLinks({ kind: 'technician', id: technicianId });
  await tx.audit([auditEntry(at, edit, 'assigned', technicianId, { username })]);
  if (!technician) return { state: 'queued' };
  const account = (standing: AnyRecord) => ({ account: assignedAccount(standing, username) });
  noteTouched(stage, 'technicians', await amend(tx, 'technicians', technicianId, account));
  return assigned(username);
}

const assigned = (username: string): Verdict => ({
  state: 'done',
  result: `The username ${username} is set. The technician picks a password of their own at the first sign-in.`,
});

const assignedAccount = (record: AnyRecord, username: string) => {
  const { lastSignInAt } = (record.account ?? {}) as { lastSignInAt?: string };
  return { state: lastSignInAt ? 'active' : 'assigned', username, ...(lastSignInAt ? { lastSignInAt } : {}) };
};

async function ask(
  { tx, companyId, at }: Pick<RequestStage, 'tx' | 'companyId' | 'at'>,
  { id, kind, edit }: Request & { readonly edit: Edit },
  record: WireRecord,
): Promise<Verdict> {
  const technician = record as unknown as Technician;
  const [company] = (await tx.records('company', [companyId])) as readonly Company[];
  const plan = planOf(kind, technician, company);
  if ('refused' in plan) return failed(plan.refused);
  for (const channel of plan.channels)
    await tx.addMessage(messageFor({ requestId: id, kind: plan.message, technician, channel, at, edit }));
  return { state: 'queued' };
}

/**
 * Looks again at requests that came before their profile did. Answers the new profile as it then stands: with the
 * username that was set for it.
 */
export async function completeWaiting(
  stage: Omit<RequestStage, 'prepared'>,
  technician: WireRecord,
  requests: readonly WireRecord[],
): Promise<WireRecord> {
  let record = technician;
  for (const waiting of requests) {
    const request = waiting as unknown as Request & { readonly edit: Edit };
    const username = request.kind === 'setPassword' ? request.username : null;
    if (username) record = { ...record, account: assignedAccount(record, username) };
    const { state, result } = username ? assigned(username) : await ask(stage, request, record);
    const seq = await amend(stage.tx, 'requests', request.id, () => ({ state, result }));
    noteTouched(stage, 'requests', seq);
  }
  return record;
}

type Plan =
  | { readonly refused: string }
  | { readonly message: Message['kind']; readonly channels: readonly Channel[] };

function planOf(
  kind: Request['kind'],
  technician: Technician & { _deleted?: boolean },
  company: Company | undefined,
): Plan {
  if (technician.active === false || technician._deleted)
    return { refused: 'The profile is inactive. Activate it first.' };
  if (kind === 'testNotification') {
    const { channels, why } = dispatchChannels(technician, company);
    return channels.length > 0 ? { message: 'test', channels } : { refused: why };
  }
  const channel = accountChannel(technician);
  if (!channel) return { refused: 'The profile has neither an email nor a mobile phone.' };
  if (technician.mobileAccess === false) return { refused: 'Mobile access is off for this profile.' };
  if (kind === 'invite')
    return hasAccount(technician)
      ? { refused: 'There is an account already. Send a password reset instead.' }
      : { message: 'invite', channels: [channel] };
  return hasAccount(technician)
    ? { message: 'reset', channels: [channel] }
    : { refused: 'There is no account yet. Send an invitation instead.' };
}

type About = {
  readonly requestId: string;
  readonly kind: Message['kind'];
  readonly technician: Technician;
  readonly channel: Channel;
  readonly at: string;
  readonly edit: Edit;
};

const messageFor = ({
  requestId,
  kind,
  technician,
  channel,
  at,
  edit,
}: About): Omit<Message, 'companyId'> => ({
  id: randomUUID(),
  requestId,
  kind,
  subject: { kind: 'technician', id: technician.id },
  channel,
  address: String(channel === 'email' ? technician.email : technician.mobilePhone),
  facts: { by: edit.by, device: edit.device },
  state: 'queued',
  attempts: 0,
  nextAt: Date.parse(at),
  createdAt: at,
  sentAt: null,
  error: null,
  file: null,
});

const auditEntry = (
  at: string,
  edit: Pick<Edit, 'by' | 'device'>,
  action: string,
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

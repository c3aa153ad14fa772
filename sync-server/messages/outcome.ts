import { formatPhone } from '#domain/record/phone.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { hasAccount } from '#domain/technician/account.ts';
import type { AuditEntry, Message } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';
import { amend } from '../sync/amend.ts';
import { type Attempt, backOff, isLastAttempt } from './attempt.ts';
import type { Sent } from './carriers.ts';

/** A collection in which a record was changed, and the place of the change. */
export type Changed = { readonly collection: string; readonly seq: number };

type Ended = Pick<Attempt, 'message' | 'linkHash'>;

/** Writes down what became of a try. Answers which records that changed. `now` in milliseconds since 1970. */
export function recordOutcome(tx: Transaction, ended: Ended, sent: Sent, now: number): Promise<Changed[]> {
  if (sent.ok) return recordSent(tx, ended.message, sent.file ?? null, now);
  if (sent.isFinal || isLastAttempt(ended.message)) return recordFailed(tx, ended, sent.reason);
  return recordTrouble(tx, ended.message, sent.reason, now);
}

async function recordSent(
  tx: Transaction,
  message: Message,
  file: string | null,
  now: number,
): Promise<Changed[]> {
  const at = new Date(now).toISOString();
  await tx.changeMessage(message.id, { state: 'sent', sentAt: at, file, error: null });
  const action = actions[message.kind];
  if (action) await tx.audit([auditEntry(message, action, at)]);
  return [
    ...(await tellRequest(tx, message, 'done', sentTo(message, file !== null))),
    ...(message.kind === 'invite' ? await noteInvited(tx, message, at) : []),
  ];
}

/** The link goes too: nobody got it. One that a newer message brought stays. */
async function recordFailed(tx: Transaction, { message, linkHash }: Ended, reason: string) {
  await tx.changeMessage(message.id, { state: 'failed', error: reason });
  // Used up, whenever it would have run out.
  if (linkHash) await tx.takeLink(linkHash, 0);
  return tellRequest(tx, message, 'failed', reason);
}

async function recordTrouble(tx: Transaction, { id, attempts }: Message, error: string, now: number) {
  await tx.changeMessage(id, { nextAt: now + backOff(attempts), error });
  return [];
}

function sentTo({ channel, address }: Message, isInOutbox: boolean): string {
  const way = channel === 'email' ? `email to ${address}` : `text message to ${formatPhone(address)}`;
  return isInOutbox ? `Sent by ${way}, into the outbox of this server.` : `Sent by ${way}.`;
}

/** A request may have brought two messages: it says what became of each, and is done if both went. */
async function tellRequest(
  tx: Transaction,
  { requestId }: Message,
  state: 'done' | 'failed',
  result: string,
): Promise<Changed[]> {
  if (!requestId) return [];
  const told = (request: WireRecord) => ({
    state: request.state === 'failed' ? 'failed' : state,
    result: [request.result, result].filter(Boolean).join(' ').slice(0, 400),
  });
  return changedIn('requests', await amend(tx, 'requests', requestId, told));
}

async function noteInvited(tx: Transaction, { subject }: Message, at: string): Promise<Changed[]> {
  if (subject.kind !== 'technician') return [];
  const [technician] = await tx.records('technicians', [subject.id]);
  // Accepted in the moment between: that says more.
  if (!technician || hasAccount(technician)) return [];
  const invited = ({ account }: WireRecord) => ({
    account: { ...(account as object | undefined), state: 'invited', invitedAt: at },
  });
  return changedIn('technicians', await amend(tx, 'technicians', subject.id, invited));
}

const changedIn = (collection: string, seq: number | null): Changed[] =>
  seq === null ? [] : [{ collection, seq }];

const actions: Readonly<Partial<Record<Message['kind'], 'invited' | 'resetSent'>>> = {
  invite: 'invited',
  reset: 'resetSent',
};

const auditEntry = (message: Message, action: string, at: string): AuditEntry => ({
  at,
  actor: message.facts.by ?? 'server',
  device: message.facts.device ?? 'server',
  action,
  subject: message.subject,
  detail: { channel: message.channel, address: message.address },
});

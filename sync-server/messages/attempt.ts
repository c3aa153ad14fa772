import { randomBytes, randomInt } from 'node:crypto';
import { tokenHash } from '../accounts/tokens.ts';
import type { LinkPurpose, Message } from '../store/people-store.ts';
import type { Store, Transaction } from '../store/store.ts';
import type { About } from './compose.ts';
import { recipientOf } from './recipient.ts';

const minute = 60_000;
const hour = 60 * minute;

/** After so many tries a message has failed. */
const mostAttempts = 8;

/** How long the link of a message is good for, in milliseconds. */
const linkLife: Readonly<Record<LinkPurpose, number>> = { invite: 72 * hour, reset: hour };

/** How long to wait after that many tries, in milliseconds: a minute, twice as much each time, an hour at most. */
export const backOff = (attempts: number): number => Math.min(minute * 2 ** (attempts - 1), hour);

export const isLastAttempt = ({ attempts }: Pick<Message, 'attempts'>): boolean => attempts >= mostAttempts;

/** A try that has begun and is counted; `hopeless` says why it can't go. */
export type Attempt = {
  readonly message: Message;
  readonly linkHash: string | null;
} & ({ readonly about: About } | { readonly hopeless: string });

/**
 * Counts a try and gets all that the message says, with a new link where it brings one. Null where it is not queued
 * any more. Before the next try it waits, even if this one ends in a crash.
 */
export async function beginAttempt(
  tx: Transaction,
  id: string,
  { now, publicUrl, isSuperseded }: { now: number; publicUrl: string; isSuperseded: boolean },
): Promise<Attempt | null> {
  const found = await tx.message(id);
  // Not due any more: another server on the same database has it.
  if (found?.state !== 'queued' || found.nextAt > now) return null;
  const message = { ...found, attempts: found.attempts + 1 };
  const { attempts } = message;
  await tx.changeMessage(id, { attempts, nextAt: now + backOff(attempts) });
  const stop = (hopeless: string): Attempt => ({ message, linkHash: null, hopeless });
  if (attempts > mostAttempts) return stop('It was tried again and again, and no try came to an end.');
  if (isSuperseded) return stop('A newer one was sent in its place.');
  const recipient = await recipientOf(tx, message);
  if (!recipient.ok) return stop(recipient.reason);
  const names = { name: recipient.name, companyName: await companyName(tx, message.companyId) };
  const purpose = purposeOf(message);
  if (!purpose) return { message, linkHash: null, about: names };
  const { linkHash, ...link } = await newLink(tx, message, purpose, { now, publicUrl });
  return { message, linkHash, about: { ...names, ...link } };
}

/**
 * Has the same person been written to again in the meantime? The new link of an old message would void the one
 * that the person was sent last. It needs no look at the first try: messages go in the order they came.
 */
export async function hasNewer(store: Store, { id, companyId, kind, subject, attempts }: Message) {
  if (attempts === 0 || !purposeOf({ kind })) return false;
  let before: string | undefined;
  for (;;) {
    const page = await store.people.messages(companyId, { before, limit: 100 });
    for (const other of page) {
      if (other.id === id) return false;
      const isSame = other.kind === kind && other.subject.kind === subject.kind;
      if (isSame && other.subject.id === subject.id && other.state !== 'failed') return true;
    }
    before = page.at(-1)?.id;
    if (before === undefined) return false;
  }
}

const purposeOf = ({ kind }: Pick<Message, 'kind'>): LinkPurpose | null =>
  kind === 'invite' || kind === 'reset' ? kind : null;

async function companyName(tx: Transaction, companyId: string): Promise<string> {
  const [company] = await tx.records('company', [companyId]);
  return String(company?.name ?? 'Your company');
}

/** The token lives in the message alone; the database knows its hash. */
async function newLink(
  tx: Transaction,
  { subject, channel }: Message,
  purpose: LinkPurpose,
  { now, publicUrl }: { now: number; publicUrl: string },
) {
  const token = randomBytes(32).toString('base64url');
  const linkHash = tokenHash(token);
  const code = channel === 'text' ? String(randomInt(1_000_000)).padStart(6, '0') : null;
  const codeHash = code && tokenHash(`${linkHash}:${code}`);
  await tx.addLink({ hash: linkHash, subject, purpose, codeHash, expiresAt: now + linkLife[purpose] });
  const link = `${publicUrl.replace(/\/+$/, '')}/${purpose}/${token}`;
  return { linkHash, link, ...(code ? { code } : {}) };
}

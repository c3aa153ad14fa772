import { emailKey } from '#domain/record/email.ts';
import { hasAccount } from '#domain/technician/account.ts';
import type { Message } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';

/** Whom a message goes to, or why it can't go any more. */
export type Recipient =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: string };

type About = Pick<Message, 'kind' | 'subject' | 'channel' | 'address'>;

const refused = (reason: string): Recipient => ({ ok: false, reason });

/** Looks at the person as they are now: a message may have waited for hours. */
export const recipientOf = (tx: Transaction, message: About): Promise<Recipient> =>
  message.subject.kind === 'user' ? userOf(tx, message) : technicianOf(tx, message);

/** That an email was changed is told to those who are inactive, too. */
const isForActive = (kind: Message['kind']): boolean => kind !== 'emailLeft' && kind !== 'emailCame';

type Contact = { readonly email: unknown; readonly phone: unknown };

/** What was meant for an address that the person has left is not for whoever reads it now. */
function reached({ kind, channel, address }: About, { email, phone }: Contact, name: string): Recipient {
  const isSame =
    channel === 'email' ? emailKey(String(email ?? '')) === emailKey(address) : phone === address;
  if (isSame || !isForActive(kind)) return { ok: true, name };
  const what = channel === 'email' ? 'email' : 'phone';
  return refused(`The ${what} of the profile is no longer ${address}. Send it again.`);
}

async function userOf(tx: Transaction, message: About): Promise<Recipient> {
  const { kind, subject } = message;
  const user = await tx.user(subject.id);
  if (!user) return refused('The office user is no longer there.');
  if (!user.active && isForActive(kind)) return refused('The office user is inactive.');
  return reached(message, { email: user.email, phone: user.phone }, user.name);
}

async function technicianOf(tx: Transaction, message: About): Promise<Recipient> {
  const { kind, subject } = message;
  const [record] = await tx.records('technicians', [subject.id]);
  if (!record || record._deleted) return refused('The technician is no longer there.');
  if (record.active === false && isForActive(kind)) return refused('The technician is inactive.');
  if (kind === 'invite' && hasAccount(record)) return refused('There is an account already.');
  return reached(message, { email: record.email, phone: record.mobilePhone }, String(record.name ?? ''));
}

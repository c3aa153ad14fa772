import { hasAccount } from '#domain/technician/account.ts';
import type { Message } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';

/** Whom a message goes to, or why it can't go any more. */
export type Recipient =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: string };

type About = Pick<Message, 'kind' | 'subject'>;

const refused = (reason: string): Recipient => ({ ok: false, reason });

/** Looks at the person as they are now: a message may have waited for hours. */
export const recipientOf = (tx: Transaction, message: About): Promise<Recipient> =>
  message.subject.kind === 'user' ? userOf(tx, message) : technicianOf(tx, message);

/** That an email was changed is told to those who are inactive, too. */
const isForActive = (kind: Message['kind']): boolean => kind !== 'emailLeft' && kind !== 'emailCame';

async function userOf(tx: Transaction, { kind, subject }: About): Promise<Recipient> {
  const user = await tx.user(subject.id);
  if (!user) return refused('The office user is no longer there.');
  if (!user.active && isForActive(kind)) return refused('The office user is inactive.');
  return { ok: true, name: user.name };
}

async function technicianOf(tx: Transaction, { kind, subject }: About): Promise<Recipient> {
  const [record] = await tx.records('technicians', [subject.id]);
  if (!record || record._deleted) return refused('The technician is no longer there.');
  if (record.active === false && isForActive(kind)) return refused('The technician is inactive.');
  if (kind === 'invite' && hasAccount(record)) return refused('There is an account already.');
  return { ok: true, name: String(record.name ?? '') };
}

import { accountChannel } from '#domain/company/notifications.ts';
import type { Config } from '../config.ts';
import { newMessage } from '../messages/enqueue.ts';
import type { LinkPurpose } from '../store/people-store.ts';
import type { Transaction, User } from '../store/store.ts';
import type { Arguments } from './arguments.ts';
import { addressOf, oneTimeLink } from './one-time-link.ts';
import { type Given, ways } from './password.ts';
import type { Terminal } from './terminal.ts';
import { commandLine } from './with-store.ts';

/** What is wrong with the way to a password that was asked for, in sentences. */
export function wayProblems(args: Arguments, config: Config): readonly string[] {
  const chosen = ways.filter(args.flag);
  if (chosen.length > 1) return [`Choose one of ${chosen.map((way) => `--${way}`).join(' and ')}.`];
  const isLost = args.flag('link') && addressOf(config) === null;
  return isLost ? ['A link needs an address: set PUBLIC_URL to where people reach this server.'] : [];
}

type Letting = {
  readonly given: Extract<Given, { ok: true }>;
  readonly purpose: LinkPurpose;
  readonly config: Config;
  readonly now: number;
};

/**
 * Sets the password, or sees to it that the user can. Answers what to print once the transaction has ended. The
 * user must have an address where a message was asked for.
 */
export async function letIn(
  tx: Transaction,
  user: User,
  { given, purpose, config, now }: Letting,
): Promise<readonly string[]> {
  if (given.by === 'password') {
    await tx.setPasswordHash(user.id, given.hash);
    return [];
  }
  if (given.by === 'message') return send(tx, user, purpose, now);
  const about = { userId: user.id, purpose, address: addressOf(config) ?? '', now };
  return ['Set the password within 24 hours, once, at:', await oneTimeLink(tx, about)];
}

/** Where a message to that user goes, or null. */
export function reachOf({ email, phone }: Pick<User, 'email' | 'phone'>) {
  const channel = accountChannel({ email, mobilePhone: phone });
  const address = channel === 'email' ? email : phone;
  return channel && address ? { channel, address } : null;
}

/** The running server sends it within a minute. */
async function send(tx: Transaction, user: User, kind: LinkPurpose, now: number): Promise<readonly string[]> {
  const reach = reachOf(user);
  if (!reach) throw new Error('Nobody can be told without an address');
  const facts = { by: commandLine.actor, device: commandLine.device };
  const subject = { kind: 'user', id: user.id } as const;
  await tx.addMessage(newMessage({ requestId: null, kind, subject, ...reach, facts, now }));
  return ['The server sends a link within a minute, if it runs.'];
}

export const say = (terminal: Terminal, lines: readonly string[]): void => {
  for (const line of lines) terminal.say(line);
};

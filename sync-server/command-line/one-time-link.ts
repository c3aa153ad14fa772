import { randomBytes } from 'node:crypto';
import { tokenHash } from '../accounts/tokens.ts';
import type { Config } from '../config.ts';
import type { LinkPurpose } from '../store/people-store.ts';
import type { Transaction } from '../store/store.ts';

/** How long a printed link is good for, in milliseconds: it is handed on by hand. */
const life = 24 * 60 * 60_000;

/** Where people reach this server; null where nobody can know before it listens. */
export function addressOf({
  publicUrl,
  host,
  port,
}: Pick<Config, 'publicUrl' | 'host' | 'port'>): string | null {
  if (publicUrl) return publicUrl.replace(/\/+$/, '');
  if (port === 0) return null;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Makes a link by which an office user sets a password, once. An older one of the same purpose is void. */
export async function oneTimeLink(
  tx: Transaction,
  about: {
    readonly userId: string;
    readonly purpose: LinkPurpose;
    readonly address: string;
    readonly now: number;
  },
): Promise<string> {
  const { userId, purpose, address, now } = about;
  const token = randomBytes(32).toString('base64url');
  const subject = { kind: 'user', id: userId } as const;
  await tx.addLink({ hash: tokenHash(token), subject, purpose, codeHash: null, expiresAt: now + life });
  return `${address}/${purpose}/${token}`;
}

import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { NewTokens } from '../store/store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a token is good for, in milliseconds. */
export const accessLife = hour;
export const refreshLife = 30 * day;

/**
 * How long a refresh token may be used again after its first use, in milliseconds: the answer with the new one may
 * have been lost on the way. Later it was stolen, or the new one was, and the session ends.
 */
export const refreshGrace = minute;

/** What is stored of a token. It has 256 random bits, so that a plain hash is enough. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export type IssuedTokens = {
  readonly token: string;
  readonly refreshToken: string;
  readonly kept: NewTokens;
};

/** New tokens for a session, and what the store keeps of them. `now` in milliseconds since 1970. */
export function issueTokens(now: number, sessionId: string = randomUUID()): IssuedTokens {
  const token = randomBytes(32).toString('base64url');
  const refreshToken = randomBytes(32).toString('base64url');
  const kept = {
    sessionId,
    access: { hash: tokenHash(token), expiresAt: now + accessLife },
    refresh: { hash: tokenHash(refreshToken), expiresAt: now + refreshLife },
  };
  return { token, refreshToken, kept };
}

import type { Dismissal } from '#domain/access/dismissal.ts';
import type { Engine, Insert, Sql } from './sql.ts';
import type { Accounts, NewTokens } from './store.ts';
import { type UserRow, userOf } from './user-rows.ts';

/** Users, sessions and tokens. */
export function accountsOn({ committed, atomically }: Engine): Accounts {
  return {
    byUsername: async (username) => {
      const row = await committed.one<UserRow>(
        'SELECT * FROM users WHERE username_key = ?',
        username.trim().toLowerCase(),
      );
      return row && { user: userOf(row), passwordHash: row.password_hash };
    },
    startSession: (userId, at, issued) =>
      atomically(async (sql) => {
        const session = [issued.sessionId, userId, at] as const;
        await sql.run('INSERT INTO sessions (id, user_id, started_at) VALUES (?, ?, ?)', ...session);
        const signedIn = new Date(at).toISOString();
        await sql.run('UPDATE users SET last_sign_in_at = ? WHERE id = ?', signedIn, userId);
        await addTokens(sql, issued);
      }),
    addTokens: (issued, { hash, at }) =>
      atomically(async (sql) => {
        const use = 'UPDATE tokens SET used_at = coalesce(used_at, ?) WHERE hash = ?';
        if ((await sql.run(use, at, hash)) === 0) return false;
        await addTokens(sql, issued);
        return true;
      }),
    sessionByToken: async (hash, now) => {
      const row = await tokenBy(committed, hash, 'access');
      if (!row || row.expires_at <= now || row.active !== 1) return undefined;
      return { id: row.session_id, user: userOf(row) };
    },
    refreshToken: async (hash) => {
      const row = await tokenBy(committed, hash, 'refresh');
      if (!row) return undefined;
      const { session_id: sessionId, expires_at: expiresAt, used_at: usedAt } = row;
      return { sessionId, user: userOf(row), expiresAt, usedAt };
    },
    isOpen: async (sessionId) => (await committed.one(openSession, sessionId)) !== undefined,
    endSession: (sessionId) =>
      atomically(async (sql) => {
        await sql.run('DELETE FROM sessions WHERE id = ?', sessionId);
      }),
    dismissal: async (hash, now) =>
      (await committed.one<{ reason: Dismissal }>(dismissedBefore, hash, now))?.reason ??
      ((await committed.one(ofInactive, hash)) ? 'deactivated' : undefined),
    forgetExpired: (now) =>
      atomically(async (sql) => {
        await sql.run(forget, now, now - longestOffline);
        await sql.run(endTokenless);
        await sql.run('DELETE FROM dismissed_tokens WHERE kept_until <= ?', now);
      }),
  };
}

type TokenRow = UserRow & {
  readonly session_id: string;
  readonly expires_at: number;
  readonly used_at: number | null;
};

const tokenBy = (sql: Sql, hash: string, kind: 'access' | 'refresh') =>
  sql.one<TokenRow>(
    `SELECT users.*, tokens.session_id, tokens.expires_at, tokens.used_at
     FROM tokens JOIN sessions ON sessions.id = tokens.session_id JOIN users ON users.id = sessions.user_id
     WHERE tokens.hash = ? AND tokens.kind = ?`,
    hash,
    kind,
  );

const tokens: Insert = { table: 'tokens', columns: ['hash', 'session_id', 'kind', 'expires_at'] };

const addTokens = (sql: Sql, { sessionId, access, refresh }: NewTokens) =>
  sql.insert(tokens, [
    [access.hash, sessionId, 'access', access.expiresAt],
    [refresh.hash, sessionId, 'refresh', refresh.expiresAt],
  ]);

const openSession = `SELECT 1 AS found FROM sessions JOIN users ON users.id = sessions.user_id
   WHERE sessions.id = ? AND users.active = 1`;

const dismissedBefore = 'SELECT reason FROM dismissed_tokens WHERE hash = ? AND kept_until > ?';

const ofInactive = `SELECT 1 AS found FROM tokens JOIN sessions ON sessions.id = tokens.session_id
   JOIN users ON users.id = sessions.user_id WHERE tokens.hash = ? AND users.active = 0`;

/** In milliseconds: the most days that a company may set for working offline, and some to spare. */
const longestOffline = 400 * 24 * 60 * 60_000;

/** The token that a computer holds is known for longer than it is good: it may have to be told to forget all. */
const forget = `DELETE FROM tokens WHERE expires_at <= ?
   AND (kind = 'access' OR used_at IS NOT NULL OR expires_at <= ?)`;

const endTokenless =
  'DELETE FROM sessions WHERE NOT EXISTS (SELECT 1 FROM tokens WHERE tokens.session_id = sessions.id)';

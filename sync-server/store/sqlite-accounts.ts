import type { DatabaseSync } from 'node:sqlite';
import type { InTurn } from '#domain/sync/turns.ts';
import { atomically } from './atomically.ts';
import type { Accounts, NewTokens, User } from './store.ts';

export type UserRow = {
  readonly id: string;
  readonly company_id: string;
  readonly username: string;
  readonly name: string;
  readonly role_id: string;
  readonly active: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly password_hash: string | null;
  readonly overrides: string | null;
  readonly last_sign_in_at: string | null;
};

export const userOf = (row: UserRow): User => ({
  id: row.id,
  companyId: row.company_id,
  username: row.username,
  name: row.name,
  roleId: row.role_id,
  active: row.active === 1,
  email: row.email ?? undefined,
  phone: row.phone ?? undefined,
  permissionOverrides:
    row.overrides === null
      ? undefined
      : (JSON.parse(row.overrides) as NonNullable<User['permissionOverrides']>),
  lastSignInAt: row.last_sign_in_at ?? undefined,
});

/** Users, sessions and tokens. They share the writer's connection, and so take turns with its transactions. */
export function sqliteAccounts(database: DatabaseSync, inTurn: InTurn): Accounts {
  const statements = prepare(database);
  const addTokens = ({ sessionId, access, refresh }: NewTokens) => {
    statements.addToken.run(access.hash, sessionId, 'access', access.expiresAt);
    statements.addToken.run(refresh.hash, sessionId, 'refresh', refresh.expiresAt);
  };
  const together = <T>(run: () => T) => inTurn(() => atomically(database, async () => run()));

  return {
    byUsername: (username) =>
      inTurn(async () => {
        const row = statements.byUsername.get(username.trim().toLowerCase()) as UserRow | undefined;
        return row && { user: userOf(row), passwordHash: row.password_hash };
      }),
    startSession: (userId, at, tokens) =>
      together(() => {
        statements.addSession.run(tokens.sessionId, userId, at);
        statements.signedIn.run(new Date(at).toISOString(), userId);
        addTokens(tokens);
      }),
    addTokens: (tokens, used) =>
      together(() => {
        if (statements.use.run(used.at, used.hash).changes === 0) return false;
        addTokens(tokens);
        return true;
      }),
    sessionByToken: (hash, now) =>
      inTurn(async () => {
        const row = statements.byToken.get(hash, 'access') as (UserRow & TokenColumns) | undefined;
        if (!row || row.expires_at <= now || row.active !== 1) return undefined;
        return { id: row.session_id, user: userOf(row) };
      }),
    refreshToken: (hash) =>
      inTurn(async () => {
        const row = statements.byToken.get(hash, 'refresh') as (UserRow & TokenColumns) | undefined;
        return (
          row && {
            sessionId: row.session_id,
            user: userOf(row),
            expiresAt: row.expires_at,
            usedAt: row.used_at,
          }
        );
      }),
    isOpen: (sessionId) => inTurn(async () => statements.open.get(sessionId) !== undefined),
    endSession: (sessionId) =>
      inTurn(async () => {
        statements.endSession.run(sessionId);
      }),
    forgetExpired: (now) =>
      together(() => {
        statements.forgetTokens.run(now);
        statements.forgetSessions.run();
      }),
  };
}

type TokenColumns = {
  readonly session_id: string;
  readonly expires_at: number;
  readonly used_at: number | null;
};

const prepare = (database: DatabaseSync) => ({
  byUsername: database.prepare('SELECT * FROM users WHERE username_key = ?'),
  addSession: database.prepare('INSERT INTO sessions (id, user_id, started_at) VALUES (?, ?, ?)'),
  signedIn: database.prepare('UPDATE users SET last_sign_in_at = ? WHERE id = ?'),
  addToken: database.prepare('INSERT INTO tokens (hash, session_id, kind, expires_at) VALUES (?, ?, ?, ?)'),
  use: database.prepare('UPDATE tokens SET used_at = coalesce(used_at, ?) WHERE hash = ?'),
  byToken: database.prepare(
    `SELECT users.*, tokens.session_id, tokens.expires_at, tokens.used_at
     FROM tokens JOIN sessions ON sessions.id = tokens.session_id JOIN users ON users.id = sessions.user_id
     WHERE tokens.hash = ? AND tokens.kind = ?`,
  ),
  open: database.prepare(
    `SELECT 1 FROM sessions JOIN users ON users.id = sessions.user_id
     WHERE sessions.id = ? AND users.active = 1`,
  ),
  endSession: database.prepare('DELETE FROM sessions WHERE id = ?'),
  forgetTokens: database.prepare('DELETE FROM tokens WHERE expires_at <= ?'),
  forgetSessions: database.prepare(
    'DELETE FROM sessions WHERE NOT EXISTS (SELECT 1 FROM tokens WHERE tokens.session_id = sessions.id)',
  ),
});

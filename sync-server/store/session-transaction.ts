import type { Sql } from './sql.ts';
import type { Transaction } from './store.ts';

export type SessionTransaction = Pick<
  Transaction,
  'endUserSessions' | 'dismissUser' | 'recallUser' | 'endAllSessions'
>;

/** The part of a transaction that ends sessions. */
export function sessionsIn(sql: Sql, companyId: string): SessionTransaction {
  const endUserSessions: Transaction['endUserSessions'] = async (userId, but = '') =>
    (await sql.all<{ id: string }>(end, companyId, userId, but)).map(({ id }) => id);
  return {
    endUserSessions,
    dismissUser: async (userId, reason, until) => {
      await sql.run(note, reason, until, companyId, userId);
      return endUserSessions(userId);
    },
    recallUser: async (userId) => {
      await sql.run(`DELETE FROM dismissed_tokens WHERE user_id = ? AND reason = 'deactivated'`, userId);
    },
    endAllSessions: async () => {
      await sql.run(
        'DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE company_id = ?)',
        companyId,
      );
      await sql.run('DELETE FROM technician_sessions WHERE company_id = ?', companyId);
    },
  };
}

const end = `DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE company_id = ? AND id = ?)
  AND id <> ? RETURNING id`;

const note = `INSERT INTO dismissed_tokens (hash, user_id, reason, kept_until)
  SELECT tokens.hash, users.id, CAST(? AS TEXT), CAST(? AS BIGINT) FROM tokens
  JOIN sessions ON sessions.id = tokens.session_id JOIN users ON users.id = sessions.user_id
  WHERE users.company_id = ? AND users.id = ?
  ON CONFLICT (hash) DO UPDATE SET reason = excluded.reason, kept_until = excluded.kept_until`;

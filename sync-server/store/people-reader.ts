import { usernameKey } from '#domain/technician/account.ts';
import { auditReader } from './audit-reader.ts';
import { accountOf, linkOf, messageOf, sessionOf } from './people-rows.ts';
import type { PeopleReader } from './people-store.ts';
import type { Engine } from './sql.ts';

/** What is read outside of transactions; each call sees one committed state. */
export function peopleReader({ committed: sql, atomically }: Engine): PeopleReader {
  return {
    technicianByUsername: async (username) => {
      const text = 'SELECT * FROM technician_accounts WHERE username_key = ?';
      const row = await sql.one(text, usernameKey(username));
      return row && accountOf(row);
    },
    technicianSession: async (hash, now) => {
      const text = 'SELECT * FROM technician_sessions WHERE hash = ? AND expires_at > ?';
      const row = await sql.one(text, hash, now);
      return row && sessionOf(row);
    },
    endTechnicianSession: (hash) =>
      atomically(async (writing) => {
        await writing.run('DELETE FROM technician_sessions WHERE hash = ?', hash);
      }),
    link: async (hash) => {
      const row = await sql.one('SELECT * FROM links WHERE hash = ?', hash);
      return row && linkOf(row);
    },
    dueMessages: async (now, limit) => (await sql.all(due, now, limit)).map(messageOf),
    nextMessageAt: async () => {
      const text = `SELECT min(next_at) AS at FROM messages WHERE state = 'queued'`;
      return (await sql.one<{ at: number | null }>(text))?.at ?? null;
    },
    countQueued: async () => {
      const text = `SELECT count(*) AS count FROM messages WHERE state = 'queued'`;
      return (await sql.one<{ count: number }>(text))?.count ?? 0;
    },
    oldestQueued: async () => {
      const text = `SELECT min(created_at) AS at FROM messages WHERE state = 'queued'`;
      return Date.parse((await sql.one<{ at: string | null }>(text))?.at ?? '') || 0;
    },
    messages: async (companyId, { before, limit }) =>
      (before === undefined
        ? await sql.all(newest, companyId, limit)
        : await sql.all(older, companyId, companyId, before, limit)
      ).map(messageOf),
    ...auditReader(sql),
    holders: async ({ person, kind, value }) =>
      (await sql.all<{ company_id: string; holder_id: string }>(holders, person, kind, value)).map((row) => ({
        companyId: row.company_id,
        id: row.holder_id,
      })),
  };
}

const holders = `SELECT company_id, holder_id FROM claims
  WHERE person_kind = ? AND value_kind = ? AND value = ? ORDER BY company_id`;

const due = `SELECT * FROM messages WHERE state = 'queued' AND next_at <= ?
  ORDER BY next_at, created_at, id LIMIT ?`;

const newest = 'SELECT * FROM messages WHERE company_id = ? ORDER BY created_at DESC, id DESC LIMIT ?';

const older = `SELECT * FROM messages WHERE company_id = ?
    AND (created_at, id) < (SELECT created_at, id FROM messages WHERE company_id = ? AND id = ?)
  ORDER BY created_at DESC, id DESC LIMIT ?`;

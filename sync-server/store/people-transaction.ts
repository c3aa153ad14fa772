import { usernameKey } from '#domain/technician/account.ts';
import { appendToAudit } from './audit-writer.ts';
import { claimsIn } from './claims.ts';
import { messageTransaction } from './message-transaction.ts';
import { accountOf } from './people-rows.ts';
import type { PeopleTransaction } from './people-store.ts';
import type { Insert, Sql } from './sql.ts';

/** The part of a transaction that is about people's accounts. */
export function peopleTransaction(sql: Sql, companyId: string): PeopleTransaction {
  return {
    ...claimsIn(sql, companyId),
    ...accountsIn(sql, companyId),
    ...linksIn(sql, companyId),
    ...messageTransaction(sql, companyId),
    audit: (entries) => appendToAudit(sql, companyId, entries),
  };
}

type AccountPart = Pick<
  PeopleTransaction,
  'technicianAccount' | 'saveTechnicianAccount' | 'startTechnicianSession' | 'endTechnicianSessions'
>;

const accounts: Insert = {
  table: 'technician_accounts',
  columns: ['company_id', 'technician_id', 'username', 'username_key', 'password_hash', 'must_change'],
  onConflict: `ON CONFLICT (company_id, technician_id) DO UPDATE SET username = excluded.username,
    username_key = excluded.username_key, password_hash = excluded.password_hash,
    must_change = excluded.must_change`,
};

const sessions: Insert = {
  table: 'technician_sessions',
  columns: ['hash', 'company_id', 'technician_id', 'started_at', 'expires_at'],
};

const accountsIn = (sql: Sql, companyId: string): AccountPart => ({
  technicianAccount: async (technicianId) => {
    const text = 'SELECT * FROM technician_accounts WHERE company_id = ? AND technician_id = ?';
    const row = await sql.one(text, companyId, technicianId);
    return row && accountOf(row);
  },
  saveTechnicianAccount: async ({ technicianId, username, passwordHash, mustChange }) => {
    const key = usernameKey(username);
    const row = await sql.one('SELECT * FROM technician_accounts WHERE username_key = ?', key);
    const holder = row && accountOf(row);
    if (holder && (holder.companyId !== companyId || holder.technicianId !== technicianId)) return false;
    const names = [username.trim(), key];
    await sql.insert(accounts, [[companyId, technicianId, ...names, passwordHash, mustChange ? 1 : 0]]);
    return true;
  },
  startTechnicianSession: async ({ hash, technicianId, startedAt, expiresAt }) => {
    await sql.run('DELETE FROM technician_sessions WHERE expires_at <= ?', startedAt);
    await sql.insert(sessions, [[hash, companyId, technicianId, startedAt, expiresAt]]);
  },
  endTechnicianSessions: async (technicianId) => {
    const text = 'DELETE FROM technician_sessions WHERE company_id = ? AND technician_id = ?';
    await sql.run(text, companyId, technicianId);
  },
});

const links: Insert = {
  table: 'links',
  columns: ['hash', 'company_id', 'subject_kind', 'subject_id', 'purpose', 'code_hash', 'expires_at'],
};

const voidAll = 'DELETE FROM links WHERE company_id = ? AND subject_kind = ? AND subject_id = ?';
const voidOne = `${voidAll} AND purpose = ?`;

const linksIn = (
  sql: Sql,
  companyId: string,
): Pick<PeopleTransaction, 'addLink' | 'takeLink' | 'countTry' | 'voidLinks'> => {
  const voidLinks: PeopleTransaction['voidLinks'] = async ({ kind, id }, purpose) => {
    if (purpose) await sql.run(voidOne, companyId, kind, id, purpose);
    else await sql.run(voidAll, companyId, kind, id);
  };
  return {
    voidLinks,
    addLink: async ({ hash, subject, purpose, codeHash, expiresAt }) => {
      await voidLinks(subject, purpose);
      const about = [subject.kind, subject.id, purpose, codeHash, expiresAt];
      await sql.insert(links, [[hash, companyId, ...about]]);
    },
    takeLink: async (hash, now) => {
      const text = 'DELETE FROM links WHERE company_id = ? AND hash = ? AND expires_at > ?';
      return (await sql.run(text, companyId, hash, now)) === 1;
    },
    countTry: async (hash) => {
      const text = 'UPDATE links SET tries = tries + 1 WHERE company_id = ? AND hash = ? RETURNING tries';
      return (await sql.one<{ tries: number }>(text, companyId, hash))?.tries ?? 0;
    },
  };
};

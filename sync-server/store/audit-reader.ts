import { entryOf } from './people-rows.ts';
import type { PeopleReader } from './people-store.ts';
import type { Sql } from './sql.ts';

export type AuditReader = Pick<PeopleReader, 'auditLog' | 'auditHead'>;

/** The audit log of each company, and the head that it should end in. */
export const auditReader = (sql: Sql): AuditReader => ({
  auditLog: async (companyId, { before = Number.MAX_SAFE_INTEGER, limit }) => {
    const text = 'SELECT * FROM audit WHERE company_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?';
    return (await sql.all(text, companyId, before, limit)).map(entryOf);
  },
  auditHead: async (companyId) => {
    const row = await sql.one('SELECT audit_seq, audit_hash FROM companies WHERE id = ?', companyId);
    return { seq: Number(row?.audit_seq ?? 0), hash: String(row?.audit_hash ?? '') };
  },
});

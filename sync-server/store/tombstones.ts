import type { Sql } from './sql.ts';
import type { Store, Transaction } from './store.ts';

/** Up to which place removed records have been purged from a collection (S11); 0 where none was. */
export const floorReader = (sql: Sql): Pick<Store, 'floor'> => ({
  floor: async (companyId, collection) =>
    (await sql.one<{ seq: number }>(floor, companyId, collection))?.seq ?? 0,
});

/** The part of a transaction that purges. */
export const purgeTransaction = (sql: Sql, companyId: string): Pick<Transaction, 'purgeRemoved'> => ({
  purgeRemoved: async (before) => {
    await sql.run(raise, companyId, before, before);
    return sql.run(purge, companyId, before, before);
  },
});

const floor = 'SELECT seq FROM purge_floors WHERE company_id = ? AND collection = ?';

/** Removed, and nothing was typed into it since. What came without an edit is of the server's own making. */
const isDue = `company_id = ? AND removed = 1
  AND EXISTS (SELECT 1 FROM edits e WHERE e.company_id = documents.company_id
    AND e.collection = documents.collection AND e.document_id = documents.id AND e.received_at < ?)
  AND NOT EXISTS (SELECT 1 FROM edits e WHERE e.company_id = documents.company_id
    AND e.collection = documents.collection AND e.document_id = documents.id AND e.received_at >= ?)`;

const raise = `INSERT INTO purge_floors (company_id, collection, seq)
  SELECT company_id, collection, max(seq) FROM documents WHERE ${isDue} GROUP BY company_id, collection
  ON CONFLICT (company_id, collection) DO UPDATE SET seq = excluded.seq
    WHERE excluded.seq > purge_floors.seq`;

const purge = `DELETE FROM documents WHERE ${isDue}`;

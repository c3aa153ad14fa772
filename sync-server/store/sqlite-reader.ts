import type { DatabaseSync } from 'node:sqlite';
import { hashText } from '#domain/sync/digest.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { HistoryEntry, Placed, Store } from './store.ts';

type Reader = Pick<Store, 'companyIds' | 'lastSeq' | 'heads' | 'page' | 'byIds' | 'digest' | 'history'>;

type DocumentRow = { readonly seq: number; readonly document: string };

type EditRow = Omit<HistoryEntry, 'changes'> & { readonly changes: string };

const placed = ({ seq, document }: DocumentRow): Placed => ({
  seq,
  record: JSON.parse(document) as WireRecord,
});

/** What is read outside of transactions; each call sees one committed state. */
export function sqliteReader(database: DatabaseSync): Reader {
  const companies = database.prepare('SELECT id FROM companies ORDER BY id');
  const counter = database.prepare('SELECT seq FROM companies WHERE id = ?');
  const newest = database.prepare(
    'SELECT collection, max(seq) AS seq FROM documents WHERE company_id = ? GROUP BY collection',
  );
  const after = database.prepare(
    `SELECT seq, document FROM documents WHERE company_id = ? AND collection = ? AND seq > ?
     ORDER BY seq LIMIT ?`,
  );
  const one = database.prepare(
    'SELECT seq, document FROM documents WHERE company_id = ? AND collection = ? AND id = ?',
  );
  // 2^32: each half of the sum wraps around as in sumDigests.
  const sums = database.prepare(
    `SELECT count(*) AS count, coalesce(sum(digest_high), 0) % 4294967296 AS high,
       coalesce(sum(digest_low), 0) % 4294967296 AS low
     FROM documents WHERE company_id = ? AND collection = ? AND removed = 0`,
  );
  const edits = database.prepare(
    `SELECT seq, made_at AS at, received_at AS receivedAt, made_by AS by, device, outcome, changes
     FROM edits WHERE company_id = ? AND collection = ? AND document_id = ? AND seq < ?
     ORDER BY seq DESC LIMIT ?`,
  );

  return {
    companyIds: async () => companies.all().map(({ id }) => String(id)),
    lastSeq: async (companyId) => Number(counter.get(companyId)?.seq ?? 0),
    heads: async (companyId) =>
      new Map(newest.all(companyId).map(({ collection, seq }) => [String(collection), Number(seq)])),
    page: async (companyId, collection, seq, limit) =>
      (after.all(companyId, collection, seq, limit) as DocumentRow[]).map(placed),
    byIds: async (companyId, collection, ids) =>
      ids.flatMap((id) => {
        const row = one.get(companyId, collection, id) as DocumentRow | undefined;
        return row ? [placed(row)] : [];
      }),
    digest: async (companyId, collection) => {
      const sum = sums.get(companyId, collection) as { count: number; high: number; low: number };
      return { count: sum.count, hash: hashText(sum) };
    },
    history: async (companyId, collection, id, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      (edits.all(companyId, collection, id, before, limit) as EditRow[]).map((row) => ({
        ...row,
        changes: JSON.parse(row.changes) as HistoryEntry['changes'],
      })),
  };
}

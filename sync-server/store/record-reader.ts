import { hashText } from '#domain/sync/digest.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { listOf, type Sql } from './sql.ts';
import type { HistoryEntry, Placed, Store } from './store.ts';

type Reader = Pick<Store, 'companyIds' | 'lastSeq' | 'heads' | 'page' | 'byIds' | 'digest' | 'history'>;

type DocumentRow = {
  readonly seq: number;
  readonly id: string;
  readonly removed: number;
  readonly document: string;
};
type EditRow = Omit<HistoryEntry, 'changes'> & { readonly changes: string };
type Head = { readonly collection: string; readonly seq: number };

function placed({ seq, id, removed, document }: DocumentRow): Placed {
  let record: WireRecord | undefined;
  return {
    seq,
    id,
    removed: removed === 1,
    json: document,
    get record() {
      record ??= JSON.parse(document) as WireRecord;
      return record;
    },
  };
}

/** What is read outside of transactions; each call sees one committed state. */
export function recordReader(sql: Sql): Reader {
  return {
    companyIds: async () =>
      (await sql.all<{ id: string }>('SELECT id FROM companies ORDER BY id')).map(({ id }) => id),
    lastSeq: async (companyId) =>
      (await sql.one<Head>('SELECT seq FROM companies WHERE id = ?', companyId))?.seq ?? 0,
    heads: async (companyId) => {
      const rows = await sql.all<Head>(heads, companyId);
      return new Map(rows.map(({ collection, seq }) => [collection, seq]));
    },
    page: async (companyId, collection, seq, limit) =>
      (await sql.all<DocumentRow>(page, companyId, collection, seq, limit)).map(placed),
    byIds: (companyId, collection, ids) => inOrder(sql, companyId, collection, ids),
    digest: async (companyId, collection) => {
      const sum = await sql.one<{ count: number; high: number; low: number }>(sums, companyId, collection);
      if (!sum) throw new Error('A sum has one row');
      return { count: sum.count, hash: hashText(sum) };
    },
    history: async (companyId, collection, id, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      (await sql.all<EditRow>(edits, companyId, collection, id, before, limit)).map((row) => ({
        ...row,
        changes: JSON.parse(row.changes) as HistoryEntry['changes'],
      })),
  };
}

/** Records as they stand, with their places, in the order of their ids as asked for; unknown ones are left out. */
export async function inOrder(
  sql: Sql,
  companyId: string,
  collection: string,
  ids: readonly string[],
): Promise<readonly Placed[]> {
  const [only] = ids;
  if (only === undefined) return [];
  // Most ask for one, and a list costs SQLite ten times as much.
  if (ids.length === 1) {
    const row = await sql.one<DocumentRow>(oneDocument, companyId, collection, only);
    return row ? [placed(row)] : [];
  }
  const found = await byIds(sql, companyId, collection, ids);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** As `inOrder`, by their ids. */
export async function byIds(
  sql: Sql,
  companyId: string,
  collection: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Placed>> {
  const [only] = ids;
  const rows =
    only !== undefined && ids.length === 1
      ? await sql.all<DocumentRow>(oneDocument, companyId, collection, only)
      : await sql.all<DocumentRow>(listed(sql), companyId, collection, listOf(ids));
  return new Map(rows.map((row) => [row.id, placed(row)]));
}

const documents =
  'SELECT id, seq, removed, document FROM documents WHERE company_id = ? AND collection = ? AND';
const oneDocument = `${documents} id = ?`;
const listed = ({ dialect }: Sql) => `${documents} id IN (SELECT value->>0 FROM ${dialect.items})`;

const heads = 'SELECT collection, max(seq) AS seq FROM documents WHERE company_id = ? GROUP BY collection';

const page = `SELECT id, seq, removed, document FROM documents WHERE company_id = ? AND collection = ? AND seq > ?
  ORDER BY seq LIMIT ?`;

// 2^32: each half of the sum wraps around as in sumDigests.
const sums = `SELECT count(*) AS count, coalesce(sum(digest_high), 0) % 4294967296 AS high,
    coalesce(sum(digest_low), 0) % 4294967296 AS low
  FROM documents WHERE company_id = ? AND collection = ? AND removed = 0`;

// An edit that came along with a later one changed nothing by itself.
const edits = `SELECT seq, made_at AS at, received_at AS "receivedAt", made_by AS by, device, outcome, changes
  FROM edits WHERE company_id = ? AND collection = ? AND document_id = ? AND seq < ?
    AND changes <> '[]'
  ORDER BY seq DESC LIMIT ?`;

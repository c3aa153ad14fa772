import { digestOfJson } from '#domain/sync/digest.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { knownOf } from './known.ts';
import { inOrder } from './record-reader.ts';
import { keepSetters } from './setters.ts';
import { type Insert, listOf, type Sql, type Value } from './sql.ts';
import type { AcceptedEdit, Transaction } from './store.ts';

type RecordTransaction = Pick<
  Transaction,
  'records' | 'queuedRequests' | 'managedSeats' | 'known' | 'accept' | 'put'
>;

/** The part of a transaction that is about records. */
export function recordTransaction(sql: Sql, companyId: string): RecordTransaction {
  const { field, scalar, items } = sql.dialect;
  const queued = `SELECT document FROM documents WHERE company_id = ? AND collection = 'requests'
    AND ${field('state')} = ? AND ${field('technicianId')} IN (SELECT value->>0 FROM ${items}) ORDER BY seq`;
  const seats = `SELECT count(*) AS count FROM documents
    WHERE company_id = ? AND collection = 'technicians' AND removed = 0
      AND ${field('licenseType')} = ? AND ${field('active')} IS DISTINCT FROM ?`;
  let taken: number | undefined;
  const save = (...written: Parameters<typeof saveDocuments>) => {
    taken = undefined;
    return saveDocuments(...written);
  };
  const aManaged = [scalar('ManagedTech'), scalar(false)];
  return {
    records: async (collection, ids) =>
      (await inOrder(sql, companyId, collection, ids)).map(({ record }) => record),
    queuedRequests: async (technicianIds) => {
      if (technicianIds.length === 0) return [];
      const about = listOf(technicianIds.map((id) => String(scalar(id))));
      const rows = await sql.all<{ document: string }>(queued, companyId, scalar('queued'), about);
      return rows.map(({ document }) => JSON.parse(document) as WireRecord);
    },
    managedSeats: async () => {
      // Counted once: nothing changes it but what is written here, and that comes at the end of a push.
      taken ??= (await sql.one<{ count: number }>(seats, companyId, ...aManaged))?.count ?? 0;
      return taken;
    },
    known: (collection, asked) => knownOf(sql, companyId, collection, asked),
    accept: async (collection, edits, receivedAt) => {
      const first = await takePlaces(sql, companyId, edits.length);
      const where = [companyId, collection] as const;
      const json = writtenOnce();
      await save(sql, where, first, edits, json);
      await journal(sql, where, first, edits, { receivedAt, json });
      return first + edits.length - 1;
    },
    put: async (collection, records) => {
      const first = await takePlaces(sql, companyId, records.length);
      const written = records.map((record) => ({ record }));
      await save(sql, [companyId, collection], first, written, JSON.stringify);
      return first + records.length - 1;
    },
  };
}

type Json = (record: WireRecord) => string;

/** What was pushed is mostly what is stored. */
function writtenOnce(): Json {
  const known = new Map<WireRecord, string>();
  return (record) => {
    const text = known.get(record) ?? JSON.stringify(record);
    known.set(record, text);
    return text;
  };
}

type Where = readonly [companyId: string, collection: string];

/** Answers the first of so many places; they are the company's own and follow one another (S1). */
async function takePlaces(sql: Sql, companyId: string, count: number): Promise<number> {
  const take = 'UPDATE companies SET seq = seq + ? WHERE id = ? RETURNING seq';
  const row = await sql.one<{ seq: number }>(take, count, companyId);
  if (!row) throw new Error(`There is no company ${companyId}`);
  return row.seq - count + 1;
}

const documents: Insert = {
  table: 'documents',
  columns: ['company_id', 'collection', 'id', 'seq', 'removed', 'digest_high', 'digest_low', 'document'],
  onConflict: `ON CONFLICT (company_id, collection, id) DO UPDATE SET seq = excluded.seq,
    removed = excluded.removed, digest_high = excluded.digest_high, digest_low = excluded.digest_low,
    document = excluded.document`,
};

/** Of a record that is written twice, the second stands, in its own place. */
async function saveDocuments(
  sql: Sql,
  where: Where,
  first: number,
  written: readonly { readonly record: WireRecord }[],
  json: Json,
): Promise<void> {
  const rows = new Map<string, Value[]>();
  for (const [index, { record }] of written.entries()) {
    const text = json(record);
    const { high, low } = digestOfJson(record, text);
    const removed = record._deleted === true ? 1 : 0;
    rows.set(record.id, [...where, record.id, first + index, removed, high, low, text]);
  }
  await sql.insert(documents, [...rows.values()]);
}

const edits: Insert = {
  table: 'edits',
  columns: [
    ...['company_id', 'collection', 'document_id', 'edit_id', 'made_by', 'made_at', 'device'],
    ...['received_at', 'seq', 'outcome', 'changes', 'pushed'],
  ],
};

async function journal(
  sql: Sql,
  where: Where,
  first: number,
  accepted: readonly AcceptedEdit[],
  { receivedAt, json }: { readonly receivedAt: string; readonly json: Json },
): Promise<void> {
  const kept: Value[][] = [];
  for (const [index, { record, edit, outcome, changes, pushed }] of accepted.entries()) {
    const { id, by, at, device } = edit;
    const content = [JSON.stringify(changes), json(pushed)];
    kept.push([...where, record.id, id, by, at, device, receivedAt, first + index, outcome, ...content]);
  }
  await sql.insert(edits, kept);
  await keepSetters(sql, where, accepted);
}

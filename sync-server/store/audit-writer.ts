import { chainHash } from './audit-chain.ts';
import type { AuditEntry } from './people-store.ts';
import type { Insert, Sql, Value } from './sql.ts';

const audit: Insert = {
  table: 'audit',
  columns: [
    ...['company_id', 'seq', 'at', 'actor', 'device', 'action', 'subject_kind', 'subject_id', 'detail'],
    'hash',
  ],
};

type Head = { readonly audit_seq: number; readonly audit_hash: string };

/** Chains entries to the company's log. */
export async function appendToAudit(
  sql: Sql,
  companyId: string,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const find = 'SELECT audit_seq, audit_hash FROM companies WHERE id = ?';
  const head = await sql.one<Head>(find, companyId);
  if (!head) throw new Error(`There is no company ${companyId}`);
  let { audit_seq: seq, audit_hash: hash } = head;
  const rows: Value[][] = [];
  for (const entry of entries.map(storable)) {
    seq += 1;
    hash = chainHash(hash, seq, entry);
    const { at, actor, device, action, subject, detail } = entry;
    const about = [at, actor, device, action, subject.kind, subject.id, JSON.stringify(detail)];
    rows.push([companyId, seq, ...about, hash]);
  }
  await sql.insert(audit, rows);
  await sql.run('UPDATE companies SET audit_seq = ?, audit_hash = ? WHERE id = ?', seq, hash, companyId);
}

/** What a refused row says may be no text that a database keeps, and the chain is over what is read back. */
const storable = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  device: wellFormed(entry.device),
  subject: { kind: entry.subject.kind, id: wellFormed(entry.subject.id) },
});

const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

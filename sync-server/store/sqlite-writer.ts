import type { DatabaseSync } from 'node:sqlite';
import { recordDigest } from '#domain/sync/digest.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { type UserRow, userOf } from './sqlite-accounts.ts';
import { peopleTransaction } from './sqlite-people.ts';
import { photoTransaction } from './sqlite-photos.ts';
import type { AcceptedEdit, Asked, Known, Stamp, Transaction } from './store.ts';

type SetterRow = Stamp & { readonly field: string };

const parse = (text: unknown) => JSON.parse(String(text)) as WireRecord;

/** The transactions of one connection, by company. The caller begins and ends them. */
export function sqliteTransaction(database: DatabaseSync): (companyId: string) => Transaction {
  const statements = prepare(database);
  const people = peopleTransaction(database);
  const photos = photoTransaction(database);
  return (companyId) => ({
    ...people(companyId),
    ...photos(companyId),
    user: async (id) => {
      const row = statements.user.get(companyId, id) as UserRow | undefined;
      return row && userOf(row);
    },
    users: async () => (statements.users.all(companyId) as UserRow[]).map(userOf),
    records: async (collection, ids) =>
      ids.flatMap((id) => {
        const row = statements.document.get(companyId, collection, id);
        return row ? [parse(row.document)] : [];
      }),
    queuedRequests: async (technicianId) =>
      statements.queuedRequests.all(companyId, technicianId).map(({ document }) => parse(document)),
    managedSeats: async () => Number(statements.managedSeats.get(companyId)?.count),
    known: async (collection, asked) => knownOf(statements, companyId, collection, asked),
    accept: async (collection, edits, receivedAt) => {
      const last = takePlaces(statements, companyId, edits.length);
      for (const [index, accepted] of edits.entries()) {
        const seq = last - edits.length + 1 + index;
        writeDocument(statements, [companyId, collection], accepted.record, seq);
        journal(statements, [companyId, collection], accepted, seq, receivedAt);
      }
      return last;
    },
    put: async (collection, records) => {
      const last = takePlaces(statements, companyId, records.length);
      for (const [index, record] of records.entries())
        writeDocument(statements, [companyId, collection], record, last - records.length + 1 + index);
      return last;
    },
    saveUser: async (user) => {
      const { id, username, name, roleId, active, email = null, phone = null, permissionOverrides } = user;
      const overrides = permissionOverrides ? JSON.stringify(permissionOverrides) : null;
      const key = username.trim().toLowerCase();
      const about = [name, roleId, active ? 1 : 0, email, phone, overrides] as const;
      statements.saveUser.run(id, companyId, username, key, ...about);
    },
    setPasswordHash: async (userId, hash) => {
      statements.setPasswordHash.run(hash, companyId, userId);
    },
    replacePasswordHash: async (userId, from, to) => {
      statements.replacePasswordHash.run(to, companyId, userId, from);
    },
    isUsernameTaken: async (username, ownId) =>
      statements.usernameTaken.get(username.trim().toLowerCase(), ownId) !== undefined,
    endUserSessions: async (userId, but = '') =>
      statements.endUserSessions.all(companyId, userId, but).map(({ id }) => String(id)),
  });
}

type Statements = ReturnType<typeof prepare>;
type Where = readonly [companyId: string, collection: string];

function prepare(database: DatabaseSync) {
  return {
    user: database.prepare('SELECT * FROM users WHERE company_id = ? AND id = ?'),
    users: database.prepare('SELECT * FROM users WHERE company_id = ? ORDER BY name, id'),
    queuedRequests: database.prepare(
      `SELECT document FROM documents
       WHERE company_id = ? AND collection = 'requests' AND json_extract(document, '$.technicianId') = ?
         AND json_extract(document, '$.state') = 'queued'
       ORDER BY seq`,
    ),
    managedSeats: database.prepare(
      `SELECT count(*) AS count FROM documents
       WHERE company_id = ? AND collection = 'technicians' AND removed = 0
         AND json_extract(document, '$.licenseType') = 'ManagedTech'
         AND coalesce(json_extract(document, '$.active'), 1) = 1`,
    ),
    document: database.prepare(
      'SELECT document FROM documents WHERE company_id = ? AND collection = ? AND id = ?',
    ),
    pushed: database.prepare(
      'SELECT pushed FROM edits WHERE company_id = ? AND collection = ? AND document_id = ? AND edit_id = ?',
    ),
    setters: database.prepare(
      `SELECT field, edit_id AS id, made_by AS by, made_at AS at, device FROM field_setters
       WHERE company_id = ? AND collection = ? AND document_id = ?`,
    ),
    takePlaces: database.prepare('UPDATE companies SET seq = seq + ? WHERE id = ? RETURNING seq'),
    saveDocument: database.prepare(
      `INSERT INTO documents (company_id, collection, id, seq, removed, digest_high, digest_low, document)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (company_id, collection, id) DO UPDATE SET seq = excluded.seq, removed = excluded.removed,
         digest_high = excluded.digest_high, digest_low = excluded.digest_low, document = excluded.document`,
    ),
    saveEdit: database.prepare(
      `INSERT INTO edits (company_id, collection, document_id, edit_id, made_by, made_at, device, received_at,
         seq, outcome, changes, pushed)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    saveSetter: database.prepare(
      `INSERT INTO field_setters (company_id, collection, document_id, field, edit_id, made_by, made_at, device)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (company_id, collection, document_id, field) DO UPDATE SET edit_id = excluded.edit_id,
         made_by = excluded.made_by, made_at = excluded.made_at, device = excluded.device`,
    ),
    saveUser: database.prepare(
      `INSERT INTO users (id, company_id, username, username_key, name, role_id, active, email, phone, overrides)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET username = excluded.username, username_key = excluded.username_key,
         name = excluded.name, role_id = excluded.role_id, active = excluded.active, email = excluded.email,
         phone = excluded.phone, overrides = excluded.overrides`,
    ),
    replacePasswordHash: database.prepare(
      'UPDATE users SET password_hash = ? WHERE company_id = ? AND id = ? AND password_hash = ?',
    ),
    usernameTaken: database.prepare('SELECT 1 FROM users WHERE username_key = ? AND id <> ?'),
    endUserSessions: database.prepare(
      `DELETE FROM sessions WHERE user_id = (SELECT id FROM users WHERE company_id = ? AND id = ?)
         AND id <> ? RETURNING id`,
    ),
    setPasswordHash: database.prepare('UPDATE users SET password_hash = ? WHERE company_id = ? AND id = ?'),
  };
}

function knownOf(
  statements: Statements,
  companyId: string,
  collection: string,
  asked: readonly Asked[],
): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  for (const { id, editIds } of asked) {
    const document = statements.document.get(companyId, collection, id);
    const applied = new Map<string, WireRecord>();
    for (const editId of document ? editIds : []) {
      const row = statements.pushed.get(companyId, collection, id, editId);
      if (row) applied.set(editId, parse(row.pushed));
    }
    const rows = document ? (statements.setters.all(companyId, collection, id) as SetterRow[]) : [];
    const setters = new Map(rows.map(({ field, ...stamp }) => [field, stamp]));
    known.set(id, { record: document && parse(document.document), applied, setters });
  }
  return known;
}

/** Answers the last of so many places; they are the company's own and follow one another. */
function takePlaces(statements: Statements, companyId: string, count: number): number {
  const row = statements.takePlaces.get(count, companyId);
  if (!row) throw new Error(`There is no company ${companyId}`);
  return Number(row.seq);
}

function writeDocument(statements: Statements, where: Where, record: WireRecord, seq: number): void {
  const { high, low } = recordDigest(record);
  const removed = record._deleted === true ? 1 : 0;
  statements.saveDocument.run(...where, record.id, seq, removed, high, low, JSON.stringify(record));
}

function journal(
  statements: Statements,
  where: Where,
  { record, edit, outcome, changes, pushed }: AcceptedEdit,
  seq: number,
  receivedAt: string,
): void {
  const stamp = [edit.id, edit.by, edit.at, edit.device] as const;
  const content = [JSON.stringify(changes), JSON.stringify(pushed)] as const;
  statements.saveEdit.run(...where, record.id, ...stamp, receivedAt, seq, outcome, ...content);
  for (const { field, waits } of changes)
    if (!waits) statements.saveSetter.run(...where, record.id, field, ...stamp);
}

import type { DatabaseSync } from 'node:sqlite';
import type { InTurn } from '#domain/sync/turns.ts';
import { usernameKey } from '#domain/technician/account.ts';
import { chainHash } from './audit-chain.ts';
import type {
  ChainedEntry,
  Link,
  Message,
  PeopleReader,
  PeopleTransaction,
  Subject,
  TechnicianAccount,
  TechnicianSession,
} from './people-store.ts';

type Row = Readonly<Record<string, unknown>>;

const textOrNull = (value: unknown) => (value === null ? null : String(value));

const subjectOf = (row: Row): Subject => ({
  kind: row.subject_kind as Subject['kind'],
  id: String(row.subject_id),
});

const accountOf = (row: Row): TechnicianAccount => ({
  companyId: String(row.company_id),
  technicianId: String(row.technician_id),
  username: String(row.username),
  passwordHash: String(row.password_hash),
  mustChange: row.must_change === 1,
});

const linkOf = (row: Row): Link => ({
  hash: String(row.hash),
  companyId: String(row.company_id),
  subject: subjectOf(row),
  purpose: row.purpose as Link['purpose'],
  codeHash: textOrNull(row.code_hash),
  tries: Number(row.tries),
  expiresAt: Number(row.expires_at),
});

const messageOf = (row: Row): Message => ({
  id: String(row.id),
  companyId: String(row.company_id),
  requestId: textOrNull(row.request_id),
  kind: row.kind as Message['kind'],
  subject: subjectOf(row),
  channel: row.channel as Message['channel'],
  address: String(row.address),
  facts: JSON.parse(String(row.facts)) as Message['facts'],
  state: row.state as Message['state'],
  attempts: Number(row.attempts),
  nextAt: Number(row.next_at),
  createdAt: String(row.created_at),
  sentAt: textOrNull(row.sent_at),
  error: textOrNull(row.error),
  file: textOrNull(row.file),
});

const entryOf = (row: Row): ChainedEntry => ({
  seq: Number(row.seq),
  at: String(row.at),
  actor: String(row.actor),
  device: String(row.device),
  action: String(row.action),
  subject: { kind: String(row.subject_kind), id: String(row.subject_id) },
  detail: JSON.parse(String(row.detail)) as ChainedEntry['detail'],
  hash: String(row.hash),
});

/** The part of a transaction that is about people's accounts. */
export function peopleTransaction(database: DatabaseSync): (companyId: string) => PeopleTransaction {
  const claims = claimStatements(database);
  const accounts = accountStatements(database);
  const links = linkStatements(database);
  const messages = messageStatements(database);
  const audit = auditStatements(database);
  return (companyId) => ({
    holderOf: async ({ person, kind, value }) => {
      const row = claims.holder.get(companyId, person, kind, value);
      return row && String(row.holder_id);
    },
    claim: async ({ person, kind, value }, holderId) => {
      claims.add.run(companyId, person, kind, value, holderId);
    },
    release: async ({ kind: person, id }, kind) => {
      if (kind) claims.releaseOne.run(companyId, person, id, kind);
      else claims.releaseAll.run(companyId, person, id);
    },
    technicianAccount: async (technicianId) => {
      const row = accounts.byId.get(companyId, technicianId);
      return row && accountOf(row);
    },
    saveTechnicianAccount: async ({ technicianId, username, passwordHash, mustChange }) => {
      const key = usernameKey(username);
      const holder = accounts.byUsername.get(key);
      if (holder && (holder.company_id !== companyId || holder.technician_id !== technicianId)) return false;
      accounts.save.run(companyId, technicianId, username.trim(), key, passwordHash, mustChange ? 1 : 0);
      return true;
    },
    startTechnicianSession: async ({ hash, technicianId, startedAt, expiresAt }) => {
      accounts.forgetSessions.run(startedAt);
      accounts.addSession.run(hash, companyId, technicianId, startedAt, expiresAt);
    },
    endTechnicianSessions: async (technicianId) => {
      accounts.endSessions.run(companyId, technicianId);
    },
    addLink: async ({ hash, subject, purpose, codeHash, expiresAt }) => {
      links.voidSome.run(companyId, subject.kind, subject.id, purpose);
      links.add.run(hash, companyId, subject.kind, subject.id, purpose, codeHash, expiresAt);
    },
    takeLink: async (hash, now) => links.take.run(companyId, hash, now).changes === 1,
    countTry: async (hash) => Number(links.countTry.get(companyId, hash)?.tries ?? 0),
    voidLinks: async ({ kind, id }, purpose) => {
      if (purpose) links.voidSome.run(companyId, kind, id, purpose);
      else links.voidAll.run(companyId, kind, id);
    },
    addMessage: async ({ id, requestId, kind, subject, channel, address, facts, ...rest }) => {
      const about = [
        requestId,
        kind,
        subject.kind,
        subject.id,
        channel,
        address,
        JSON.stringify(facts),
      ] as const;
      const { state, attempts, nextAt, createdAt, sentAt, error, file } = rest;
      messages.add.run(id, companyId, ...about, state, attempts, nextAt, createdAt, sentAt, error, file);
    },
    message: async (id) => {
      const row = messages.byId.get(companyId, id);
      return row && messageOf(row);
    },
    changeMessage: async (id, change) => {
      const row = messages.byId.get(companyId, id);
      if (!row) throw new Error(`There is no message ${id}`);
      const { state, attempts, nextAt, sentAt, error, file } = { ...messageOf(row), ...change };
      messages.change.run(state, attempts, nextAt, sentAt, error, file, companyId, id);
    },
    audit: async (entries) => {
      for (const entry of entries) {
        const head = audit.head.get(companyId);
        if (!head) throw new Error(`There is no company ${companyId}`);
        const seq = Number(head.audit_seq) + 1;
        const hash = chainHash(String(head.audit_hash), seq, entry);
        const { at, actor, device, action, subject, detail } = entry;
        const about = [at, actor, device, action, subject.kind, subject.id, JSON.stringify(detail)] as const;
        audit.add.run(companyId, seq, ...about, hash);
        audit.moveHead.run(seq, hash, companyId);
      }
    },
  });
}

/** What is read outside of transactions; each call sees one committed state. */
export function peopleReader(reader: DatabaseSync, writer: DatabaseSync, inTurn: InTurn): PeopleReader {
  const accounts = accountStatements(reader);
  const links = linkStatements(reader);
  const messages = messageStatements(reader);
  const audit = auditStatements(reader);
  const claims = claimStatements(reader);
  const endSession = writer.prepare('DELETE FROM technician_sessions WHERE hash = ?');
  return {
    technicianByUsername: async (username) => {
      const row = accounts.byUsername.get(usernameKey(username));
      return row && accountOf(row);
    },
    technicianSession: async (hash, now) => {
      const row = accounts.session.get(hash, now);
      return row && sessionOf(row);
    },
    endTechnicianSession: (hash) =>
      inTurn(async () => {
        endSession.run(hash);
      }),
    link: async (hash) => {
      const row = links.byHash.get(hash);
      return row && linkOf(row);
    },
    dueMessages: async (now, limit) => messages.due.all(now, limit).map(messageOf),
    nextMessageAt: async () => {
      const at = messages.nextAt.get()?.at;
      return at === null || at === undefined ? null : Number(at);
    },
    messages: async (companyId, { before, limit }) =>
      (before === undefined
        ? messages.newest.all(companyId, limit)
        : messages.older.all(companyId, companyId, before, limit)
      ).map(messageOf),
    auditLog: async (companyId, { before = Number.MAX_SAFE_INTEGER, limit }) =>
      audit.page.all(companyId, before, limit).map(entryOf),
    auditHead: async (companyId) => {
      const row = audit.head.get(companyId);
      return { seq: Number(row?.audit_seq ?? 0), hash: String(row?.audit_hash ?? '') };
    },
    holders: async ({ person, kind, value }) =>
      claims.everywhere
        .all(person, kind, value)
        .map((row) => ({ companyId: String(row.company_id), id: String(row.holder_id) })),
  };
}

const sessionOf = (row: Row): TechnicianSession => ({
  hash: String(row.hash),
  companyId: String(row.company_id),
  technicianId: String(row.technician_id),
  startedAt: Number(row.started_at),
  expiresAt: Number(row.expires_at),
});

const claimStatements = (database: DatabaseSync) => ({
  holder: database.prepare(
    'SELECT holder_id FROM claims WHERE company_id = ? AND person_kind = ? AND value_kind = ? AND value = ?',
  ),
  everywhere: database.prepare(
    'SELECT company_id, holder_id FROM claims WHERE person_kind = ? AND value_kind = ? AND value = ?',
  ),
  add: database.prepare(
    'INSERT INTO claims (company_id, person_kind, value_kind, value, holder_id) VALUES (?, ?, ?, ?, ?)',
  ),
  releaseOne: database.prepare(
    'DELETE FROM claims WHERE company_id = ? AND person_kind = ? AND holder_id = ? AND value_kind = ?',
  ),
  releaseAll: database.prepare(
    'DELETE FROM claims WHERE company_id = ? AND person_kind = ? AND holder_id = ?',
  ),
});

const accountStatements = (database: DatabaseSync) => ({
  byId: database.prepare('SELECT * FROM technician_accounts WHERE company_id = ? AND technician_id = ?'),
  byUsername: database.prepare('SELECT * FROM technician_accounts WHERE username_key = ?'),
  save: database.prepare(
    `INSERT INTO technician_accounts (company_id, technician_id, username, username_key, password_hash, must_change)
     VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (company_id, technician_id) DO UPDATE SET username = excluded.username,
       username_key = excluded.username_key, password_hash = excluded.password_hash,
       must_change = excluded.must_change`,
  ),
  addSession: database.prepare(
    `INSERT INTO technician_sessions (hash, company_id, technician_id, started_at, expires_at)
     VALUES (?, ?, ?, ?, ?)`,
  ),
  session: database.prepare('SELECT * FROM technician_sessions WHERE hash = ? AND expires_at > ?'),
  endSessions: database.prepare('DELETE FROM technician_sessions WHERE company_id = ? AND technician_id = ?'),
  forgetSessions: database.prepare('DELETE FROM technician_sessions WHERE expires_at <= ?'),
});

const linkStatements = (database: DatabaseSync) => ({
  byHash: database.prepare('SELECT * FROM links WHERE hash = ?'),
  add: database.prepare(
    `INSERT INTO links (hash, company_id, subject_kind, subject_id, purpose, code_hash, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ),
  take: database.prepare('DELETE FROM links WHERE company_id = ? AND hash = ? AND expires_at > ?'),
  countTry: database.prepare(
    'UPDATE links SET tries = tries + 1 WHERE company_id = ? AND hash = ? RETURNING tries',
  ),
  voidSome: database.prepare(
    'DELETE FROM links WHERE company_id = ? AND subject_kind = ? AND subject_id = ? AND purpose = ?',
  ),
  voidAll: database.prepare('DELETE FROM links WHERE company_id = ? AND subject_kind = ? AND subject_id = ?'),
});

const messageStatements = (database: DatabaseSync) => ({
  add: database.prepare(
    `INSERT INTO messages (id, company_id, request_id, kind, subject_kind, subject_id, channel, address, facts,
       state, attempts, next_at, created_at, sent_at, error, file)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  byId: database.prepare('SELECT * FROM messages WHERE company_id = ? AND id = ?'),
  change: database.prepare(
    `UPDATE messages SET state = ?, attempts = ?, next_at = ?, sent_at = ?, error = ?, file = ?
     WHERE company_id = ? AND id = ?`,
  ),
  due: database.prepare(
    `SELECT * FROM messages WHERE state = 'queued' AND next_at <= ? ORDER BY next_at, created_at, id LIMIT ?`,
  ),
  nextAt: database.prepare(`SELECT min(next_at) AS at FROM messages WHERE state = 'queued'`),
  newest: database.prepare(
    'SELECT * FROM messages WHERE company_id = ? ORDER BY created_at DESC, id DESC LIMIT ?',
  ),
  older: database.prepare(
    `SELECT * FROM messages WHERE company_id = ?
       AND (created_at, id) < (SELECT created_at, id FROM messages WHERE company_id = ? AND id = ?)
     ORDER BY created_at DESC, id DESC LIMIT ?`,
  ),
});

const auditStatements = (database: DatabaseSync) => ({
  head: database.prepare('SELECT audit_seq, audit_hash FROM companies WHERE id = ?'),
  moveHead: database.prepare('UPDATE companies SET audit_seq = ?, audit_hash = ? WHERE id = ?'),
  add: database.prepare(
    `INSERT INTO audit (company_id, seq, at, actor, device, action, subject_kind, subject_id, detail, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  page: database.prepare('SELECT * FROM audit WHERE company_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?'),
});

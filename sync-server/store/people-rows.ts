import type {
  ChainedEntry,
  Link,
  Message,
  Subject,
  TechnicianAccount,
  TechnicianSession,
} from './people-store.ts';
import type { Row } from './sql.ts';

const textOrNull = (value: unknown) => (value === null ? null : String(value));

const subjectOf = (row: Row): Subject => ({
  kind: row.subject_kind as Subject['kind'],
  id: String(row.subject_id),
});

export const accountOf = (row: Row): TechnicianAccount => ({
  companyId: String(row.company_id),
  technicianId: String(row.technician_id),
  username: String(row.username),
  passwordHash: String(row.password_hash),
  mustChange: row.must_change === 1,
});

export const sessionOf = (row: Row): TechnicianSession => ({
  hash: String(row.hash),
  companyId: String(row.company_id),
  technicianId: String(row.technician_id),
  startedAt: Number(row.started_at),
  expiresAt: Number(row.expires_at),
});

export const linkOf = (row: Row): Link => ({
  hash: String(row.hash),
  companyId: String(row.company_id),
  subject: subjectOf(row),
  purpose: row.purpose as Link['purpose'],
  codeHash: textOrNull(row.code_hash),
  tries: Number(row.tries),
  expiresAt: Number(row.expires_at),
});

export const messageOf = (row: Row): Message => ({
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

export const entryOf = (row: Row): ChainedEntry => ({
  seq: Number(row.seq),
  at: String(row.at),
  actor: String(row.actor),
  device: String(row.device),
  action: String(row.action),
  subject: { kind: String(row.subject_kind), id: String(row.subject_id) },
  detail: JSON.parse(String(row.detail)) as ChainedEntry['detail'],
  hash: String(row.hash),
});

import { appendOnly } from './append-only.ts';
import { photosNamed } from './photos-named.ts';
import { readableFunction } from './readable.ts';
import type { Part } from './sql.ts';

/**
 * The steps from an empty file to today's tables, in order. A step that has shipped never changes; the next change
 * is a new step at the end.
 */
export const steps: readonly (readonly Part[])[] = [
  [
    readableFunction,
    `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- seq is the counter of S1: the newest place that was given away.
  CREATE TABLE companies (id TEXT PRIMARY KEY, seq INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

  CREATE TABLE documents (
    company_id TEXT NOT NULL REFERENCES companies (id),
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    digest_high INTEGER NOT NULL,
    digest_low INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (company_id, collection, id)
  ) STRICT;
  CREATE UNIQUE INDEX documents_in_order ON documents (company_id, collection, seq);

  CREATE TABLE edits (
    company_id TEXT NOT NULL REFERENCES companies (id),
    collection TEXT NOT NULL,
    document_id TEXT NOT NULL,
    edit_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    device TEXT NOT NULL,
    received_at TEXT NOT NULL,
    seq INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    changes TEXT NOT NULL,
    pushed TEXT NOT NULL,
    PRIMARY KEY (company_id, collection, document_id, edit_id)
  ) STRICT;
  CREATE INDEX edits_in_order ON edits (company_id, collection, document_id, seq);
  `,
    appendOnly({
      table: 'edits',
      are: 'are',
      key: ['company_id', 'collection', 'document_id', 'edit_id'],
      message: 'edits are append-only',
    }),
    `
  -- Follows from edits; kept so that a record with thousands of edits is judged as fast as a new one.
  CREATE TABLE field_setters (
    company_id TEXT NOT NULL,
    collection TEXT NOT NULL,
    document_id TEXT NOT NULL,
    field TEXT NOT NULL,
    edit_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (company_id, collection, document_id, field)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    username TEXT NOT NULL,
    username_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role_id TEXT NOT NULL,
    active INTEGER NOT NULL,
    email TEXT,
    phone TEXT,
    password_hash TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    started_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Tokens are kept as their SHA-256: whoever reads this table can't sign in with it.
  CREATE TABLE tokens (
    hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX tokens_of_session ON tokens (session_id);
  CREATE INDEX tokens_by_expiry ON tokens (expires_at);
  `,
  ],
  [
    `
  ALTER TABLE users ADD COLUMN overrides TEXT;
  ALTER TABLE users ADD COLUMN last_sign_in_at TEXT;
  ALTER TABLE companies ADD COLUMN audit_seq INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE companies ADD COLUMN audit_hash TEXT NOT NULL DEFAULT '';

  -- Who holds a phone or an email (S10): one technician and one office user at most.
  CREATE TABLE claims (
    company_id TEXT NOT NULL REFERENCES companies (id),
    person_kind TEXT NOT NULL CHECK (person_kind IN ('technician', 'user')),
    value_kind TEXT NOT NULL CHECK (value_kind IN ('email', 'phone')),
    value TEXT NOT NULL,
    holder_id TEXT NOT NULL,
    PRIMARY KEY (company_id, person_kind, value_kind, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX claims_of_holder ON claims (company_id, person_kind, holder_id);
  `,
    {
      sqlite: `CREATE INDEX requests_of_technician
      ON documents (company_id, json_extract(document, '$.technicianId')) WHERE collection = 'requests';`,
      postgres: `CREATE INDEX requests_of_technician
      ON documents (company_id, ((readable(document)->'technicianId')::text)) WHERE collection = 'requests';`,
    },
    `
  CREATE TABLE technician_accounts (
    company_id TEXT NOT NULL REFERENCES companies (id),
    technician_id TEXT NOT NULL,
    username TEXT NOT NULL,
    username_key TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    must_change INTEGER NOT NULL,
    PRIMARY KEY (company_id, technician_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE technician_sessions (
    hash TEXT PRIMARY KEY,
    company_id TEXT NOT NULL,
    technician_id TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX technician_sessions_of ON technician_sessions (company_id, technician_id);

  -- Invitations and resets by the hash of their token: whoever reads this table can't use one.
  CREATE TABLE links (
    hash TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('technician', 'user')),
    subject_id TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('invite', 'reset')),
    code_hash TEXT,
    tries INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX links_of_subject ON links (company_id, subject_kind, subject_id, purpose);

  CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    request_id TEXT,
    kind TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    facts TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT,
    error TEXT,
    file TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX messages_due ON messages (state, next_at);
  CREATE INDEX messages_of_company ON messages (company_id, created_at, id);

  CREATE TABLE audit (
    company_id TEXT NOT NULL REFERENCES companies (id),
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    device TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (company_id, seq)
  ) STRICT;
  `,
    appendOnly({
      table: 'audit',
      are: 'is',
      key: ['company_id', 'seq'],
      message: 'the audit log is append-only',
    }),
  ],
  [
    `
  -- Photos that no technician names, and since when, in milliseconds since 1970.
  CREATE TABLE unused_photos (
    company_id TEXT NOT NULL REFERENCES companies (id),
    sha256 TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (company_id, sha256)
  ) STRICT, WITHOUT ROWID;
  `,
    photosNamed,
  ],
  [
    `
  -- The bytes of photos, where they lie in the database (PHOTOS=database).
  CREATE TABLE photos (
    company_id TEXT NOT NULL REFERENCES companies (id),
    sha256 TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (company_id, sha256)
  ) STRICT;
  -- Uploads under way. place is the offset of the part, added_at is in milliseconds since 1970.
  CREATE TABLE photo_parts (
    company_id TEXT NOT NULL REFERENCES companies (id),
    sha256 TEXT NOT NULL,
    user_id TEXT NOT NULL,
    place INTEGER NOT NULL,
    size INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (company_id, sha256, user_id, place)
  ) STRICT;
  `,
    {
      sqlite: '',
      // Images are packed already.
      postgres: `ALTER TABLE photos ALTER bytes SET STORAGE EXTERNAL;
        ALTER TABLE photo_parts ALTER bytes SET STORAGE EXTERNAL;`,
    },
  ],
  [
    `
  -- Up to which place removed records were purged (S11): an older checkpoint has missed a removal.
  CREATE TABLE purge_floors (
    company_id TEXT NOT NULL REFERENCES companies (id),
    collection TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (company_id, collection)
  ) STRICT, WITHOUT ROWID;
  `,
  ],
  [
    `
  -- What the computers of somebody who was sent away are told, by the hashes of their tokens, until that instant.
  CREATE TABLE dismissed_tokens (
    hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id),
    reason TEXT NOT NULL CHECK (reason IN ('deactivated', 'signed_out_wipe')),
    kept_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX dismissed_tokens_of_user ON dismissed_tokens (user_id);
  CREATE INDEX dismissed_tokens_by_end ON dismissed_tokens (kept_until);
  `,
  ],
];

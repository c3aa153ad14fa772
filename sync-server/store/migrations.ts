import type { DatabaseSync } from 'node:sqlite';

/**
 * The steps from an empty file to today's tables, in order. A step that has shipped never changes; the next change
 * is a new step at the end.
 */
const steps: readonly string[] = [
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
  CREATE TRIGGER edits_are_never_changed BEFORE UPDATE ON edits
    BEGIN SELECT RAISE (ABORT, 'edits are append-only'); END;
  CREATE TRIGGER edits_are_never_deleted BEFORE DELETE ON edits
    BEGIN SELECT RAISE (ABORT, 'edits are append-only'); END;
  -- INSERT OR REPLACE would delete without the trigger above.
  CREATE TRIGGER edits_are_never_replaced BEFORE INSERT ON edits
    WHEN EXISTS (
      SELECT 1 FROM edits WHERE company_id = NEW.company_id AND collection = NEW.collection
        AND document_id = NEW.document_id AND edit_id = NEW.edit_id)
    BEGIN SELECT RAISE (ABORT, 'edits are append-only'); END;

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

  CREATE INDEX requests_of_technician ON documents (company_id, json_extract(document, '$.technicianId'))
    WHERE collection = 'requests';

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
  CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
    BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
  CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE company_id = NEW.company_id AND seq = NEW.seq)
    BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
  `,
  `
  -- Photos that no technician names, and since when, in milliseconds since 1970.
  CREATE TABLE unused_photos (
    company_id TEXT NOT NULL REFERENCES companies (id),
    sha256 TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (company_id, sha256)
  ) STRICT, WITHOUT ROWID;
  -- A record that names a photo ends that in its own transaction.
  CREATE TRIGGER photos_named_by_new AFTER INSERT ON documents WHEN NEW.collection = 'technicians'
    BEGIN
      DELETE FROM unused_photos WHERE company_id = NEW.company_id AND sha256 IN
        (json_extract(NEW.document, '$.photo.sha256'), json_extract(NEW.document, '$.photo.thumbnail'));
    END;
  CREATE TRIGGER photos_named_by_changed AFTER UPDATE ON documents WHEN NEW.collection = 'technicians'
    BEGIN
      DELETE FROM unused_photos WHERE company_id = NEW.company_id AND sha256 IN
        (json_extract(NEW.document, '$.photo.sha256'), json_extract(NEW.document, '$.photo.thumbnail'));
    END;
  `,
];

/** Brings a database to today's tables. Throws where it was written by a newer version than this. */
export function migrate(database: DatabaseSync): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT',
  );
  const { version } = database
    .prepare('SELECT coalesce(max(version), 0) AS version FROM schema_versions')
    .get() as { version: number };
  if (version > steps.length)
    throw new Error(
      `The database has version ${version}; this server knows up to ${steps.length}. Install the newer server.`,
    );
  for (const [index, step] of steps.entries()) if (index >= version) apply(database, step, index + 1);
}

function apply(database: DatabaseSync, step: string, version: number): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(step);
    database
      .prepare('INSERT INTO schema_versions (version, at) VALUES (?, ?)')
      .run(version, new Date().toISOString());
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

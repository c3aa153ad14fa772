import type { Dialect } from './sql.ts';

/**
 * One migration at a time in this database, whichever server runs it, until its transaction ends. The number says
 * nothing; it has to be the same in every version.
 */
const migrateInTurn = 'SELECT pg_advisory_xact_lock(4810202611)';

export const postgresDialect: Dialect = {
  items: 'json_array_elements(?::json)',
  // As JSON text, so that texts, numbers, true and false compare alike.
  field: (name) => `(readable(document)->'${name}')::text`,
  scalar: (value) => JSON.stringify(value),
  ddl: (part) => (typeof part === 'string' ? translated(part) : part.postgres),
  size: 'SELECT pg_database_size(current_database()) AS size',
  migrateInTurn,
};

/** Texts are compared byte by byte, as in SQLite, so that no update of the system's collations spoils an index. */
const translated = (ddl: string): string =>
  ddl
    .replace(/\bTEXT\b/g, 'TEXT COLLATE "C"')
    .replace(/\bINTEGER\b/g, 'BIGINT')
    .replace(/\bBLOB\b/g, 'BYTEA')
    .replace(/\)\s*STRICT(, WITHOUT ROWID)?/g, ')');

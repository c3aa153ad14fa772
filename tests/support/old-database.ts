import { DatabaseSync } from 'node:sqlite';
import { steps } from '#server/store/migrations.ts';
import { sqliteSql } from '#server/store/sqlite-sql.ts';

/** Makes a database as a server left it that knew only so many steps, with a company, a user and a technician. */
export async function makeOldDatabase(file: string, version: number): Promise<void> {
  const database = new DatabaseSync(file);
  const { dialect } = sqliteSql(database);
  database.exec('CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT');
  for (const [index, step] of steps.slice(0, version).entries()) {
    for (const part of step) database.exec(dialect.ddl(part));
    database.prepare('INSERT INTO schema_versions VALUES (?, ?)').run(index + 1, '2026-11-01T00:00:00.000Z');
  }
  const record = JSON.stringify({ id: 't-old', name: 'Old hand', active: true });
  database.exec(`
    INSERT INTO meta VALUES ('epoch', 'the old epoch');
    INSERT INTO companies (id, seq) VALUES ('acme', 1);
    INSERT INTO users (id, company_id, username, username_key, name, role_id, active)
      VALUES ('user-admin', 'acme', 'admin', 'admin', 'The admin', 'administrator', 1);
    INSERT INTO documents VALUES ('acme', 'technicians', 't-old', 1, 0, 0, 0, '${record}');
  `);
  database.close();
}

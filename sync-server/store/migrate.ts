import { steps } from './migrations.ts';
import { CannotStart } from './postgres-start.ts';
import type { Engine, Part, Sql } from './sql.ts';

/**
 * Brings a database to today's tables, each step whole or not at all; servers that start together take turns.
 * Throws where the database was written by a newer version than this.
 */
export async function migrate({ atomically }: Pick<Engine, 'atomically'>): Promise<void> {
  for (let isDone = false; !isDone; ) isDone = await atomically(nextStep);
}

/** True once there is none. */
async function nextStep(sql: Sql): Promise<boolean> {
  await sql.script(sql.dialect.migrateInTurn);
  await sql.script(
    sql.dialect.ddl(
      'CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, at TEXT NOT NULL) STRICT',
    ),
  );
  const newest = await sql.one<{ version: number | null }>(
    'SELECT max(version) AS version FROM schema_versions',
  );
  const version = newest?.version ?? 0;
  if (version > steps.length)
    throw new CannotStart(
      `The database has version ${version}; this server knows up to ${steps.length}. Install the newer server.`,
    );
  const step = steps[version];
  if (step) await apply(sql, step, version + 1);
  return step === undefined;
}

async function apply(sql: Sql, step: readonly Part[], version: number): Promise<void> {
  for (const part of step) await sql.script(sql.dialect.ddl(part));
  const note = 'INSERT INTO schema_versions (version, at) VALUES (?, ?)';
  await sql.run(note, version, new Date().toISOString());
}

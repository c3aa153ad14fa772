import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { readPostgres } from '../store/postgres.ts';
import { contentOf } from './content.ts';
import type { Dumped } from './make-backup.ts';

type Failed = { readonly reason: string };

/** Dumps the schema of that database with `pg_dump`, in the state that is counted. */
export async function dumpPostgres(url: string, file: string): Promise<Dumped | Failed> {
  const at = new Date().toISOString();
  let failed: string | null = null;
  const content = await contentOf((run) =>
    readPostgres(url, async (sql) => {
      await run(sql);
      const snapshot = await sql.one<{ id: string; schema: string }>(
        'SELECT pg_export_snapshot() AS id, current_schema() AS schema',
      );
      const { id = '', schema = '' } = snapshot ?? {};
      const args = ['--format=custom', ...plain, `--schema=${schema}`, `--file=${file}`];
      failed = await runTool('pg_dump', url, [...args, `--snapshot=${id}`], args);
    }),
  );
  if (failed === null) return { ...content, at };
  await rm(file, { force: true });
  return { reason: failed };
}

/** Rights are the database's own. */
const plain = ['--no-owner', '--no-privileges'];

/**
 * Puts a dump in the place of what is in that database, which is kept in a schema of its own. Answers the name of
 * that schema, or null where there was nothing.
 */
export async function restorePostgres(
  url: string,
  file: string,
): Promise<{ readonly kept: string | null } | Failed> {
  const client = new pg.Client({ connectionString: url, application_name: 'restore' });
  await client.connect();
  try {
    if (await isInUse(client)) return { reason: 'A server is using this database. Stop it first.' };
    const args = ['--single-transaction', '--exit-on-error', ...plain];
    const missing = await runTool('pg_restore', url, ['--version'], [...args, file]);
    if (missing) return { reason: missing };
    return await exchange(client, (schema) =>
      runTool('pg_restore', url, [...args, `--schema=${schema}`, file]),
    );
  } finally {
    await client.end();
  }
}

async function isInUse(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND application_name LIKE 'fieldroster%' LIMIT 1`);
  return rows.length > 0;
}

async function exchange(client: pg.Client, restore: (schema: string) => Promise<string | null>) {
  const { rows } = await client.query<{ name: string; meta: string | null }>(
    `SELECT current_schema() AS name, to_regclass('meta')::text AS meta`,
  );
  const { name = 'public', meta = null } = rows[0] ?? {};
  const schema = client.escapeIdentifier(name);
  const kept = `replaced_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  await client.query(`ALTER SCHEMA ${schema} RENAME TO ${kept}; CREATE SCHEMA ${schema}`);
  const failed = await restore(name);
  if (failed === null) {
    await client.query(`UPDATE ${schema}.meta SET value = $1 WHERE key = 'epoch'`, [randomUUID()]);
    if (meta === null) await client.query(`DROP SCHEMA ${kept} CASCADE`);
    return { kept: meta === null ? null : kept };
  }
  await client.query(`DROP SCHEMA ${schema} CASCADE; ALTER SCHEMA ${kept} RENAME TO ${schema}`);
  return { reason: failed };
}

/** Null where it went well. `shown` is what a person would type. The password is in no argument. */
async function runTool(
  tool: string,
  url: string,
  args: readonly string[],
  shown: readonly string[] = args,
): Promise<string | null> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const database = `--dbname=${address.href}`;
  const child = spawn(tool, [...args, database], {
    env: { ...process.env, ...(password ? { PGPASSWORD: password } : {}) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve) => {
    child.once('error', () =>
      resolve(
        `${tool} is not on the PATH. Install the tools of PostgreSQL, or run where they are: ` +
          `PGPASSWORD=… ${tool} ${shown.join(' ')} '${database}'`,
      ),
    );
    child.once('close', (code) => resolve(code === 0 ? null : `${tool} failed: ${said.trim()}`));
  });
}

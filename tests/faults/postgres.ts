import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startTestPostgres } from '#tests/support/test-postgres.ts';
import { inOffice, type Office } from './office.ts';
import type { Scenario } from './outcome.ts';

type Victim = 'backend' | 'postmaster';

/** The processes to kill, as the database itself names them. */
const pids: Readonly<Record<Victim, string>> = {
  backend: `SELECT pid FROM pg_stat_activity WHERE application_name = 'fieldroster' ORDER BY random() LIMIT 1`,
  postmaster: `SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`,
};

/** PostgreSQL loses a process by SIGKILL, which makes it recover, and comes back; the server stays as it is. */
export const postgresKilled = (victim: Victim): Scenario => ({
  name: `PostgreSQL killed: ${victim}`,
  run: async ({ seed, scale }) => {
    const postgres = await startTestPostgres();
    try {
      return await inOffice({ seed, env: { DATABASE_URL: postgres.url } }, async (office) => {
        const deaths = 2 * scale;
        for (let each = 0; each < deaths; each += 1) await killOnce(office, postgres.url, victim);
        return office.judge(deaths);
      });
    } finally {
      await postgres.stop();
    }
  },
});

async function killOnce({ type, random }: Office, url: string, victim: Victim): Promise<void> {
  for (let each = 0; each < 3; each += 1) await type();
  await sleep(random() * 50);
  process.kill(await pidOf(url, victim), 'SIGKILL');
  for (let each = 0; each < 3; each += 1) await type();
  await isBack(url);
}

async function pidOf(url: string, victim: Victim): Promise<number> {
  const end = Date.now() + patience;
  for (;;) {
    const [row] = await ask<{ pid: number }>(url, pids[victim]);
    if (row) return row.pid;
    // Those that died with the last one come back with the next request.
    if (Date.now() > end) throw new Error(`There is no ${victim}`);
    await sleep(20);
  }
}

async function ask<R extends object>(url: string, text: string): Promise<readonly R[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'faults' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Milliseconds. */
const patience = 60_000;

async function isBack(url: string): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      return void (await ask(url, 'SELECT 1'));
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(50);
    }
  }
}

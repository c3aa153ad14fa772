import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { PostgresChannel } from './postgres-channel.ts';
import { isContended, isLost, isOverdue } from './postgres-errors.ts';
import { postgresSql, type Send } from './postgres-sql.ts';
import type { Engine, Sql } from './sql.ts';
import { Unreachable } from './unreachable.ts';

/** So often a transaction or a question is tried. */
const mostTries = 4;
/** The first pause between, and for how long another try is begun; in milliseconds. */
const firstPause = 50;
const patience = 5_000;

/** Keeps the company to this transaction: whoever comes second waits here, before reading anything. */
const holdCompany = 'SELECT id FROM companies WHERE id = ? FOR NO KEY UPDATE';

export function postgresEngine(pool: Pool, channel: PostgresChannel): Engine {
  const atomically: Engine['atomically'] = (run) => repeated(() => transact(pool, run));
  return {
    committed: postgresSql((query) => repeated(() => asked(pool, query))),
    atomically,
    alone: (companyId, run) =>
      atomically(async (sql) => {
        if (!(await sql.one(holdCompany, companyId))) throw new Error(`There is no company ${companyId}`);
        return run(sql);
      }),
    channel,
    close: async () => {
      await channel.close();
      await pool.end();
    },
  };
}

/** What became of a try; `again` where another may do better. */
type Tried<T> = { readonly value: T } | { readonly error: unknown; readonly again: boolean };

async function repeated<T>(attempt: () => Promise<Tried<T>>): Promise<T> {
  const end = Date.now() + patience;
  for (let tries = 1; ; tries += 1) {
    const tried = await attempt();
    if ('value' in tried) return tried.value;
    if (!tried.again || tries === mostTries || Date.now() > end)
      throw isPassing(tried.error) ? new Unreachable(tried.error) : tried.error;
    await sleep(firstPause * 2 ** (tries - 1) * (0.5 + Math.random()));
  }
}

/** Will the same do better later? */
const isPassing = (error: unknown) => isLost(error) || isContended(error) || isOverdue(error);

async function asked(pool: Pool, query: Parameters<Send>[0]): Promise<Tried<Awaited<ReturnType<Send>>>> {
  try {
    return { value: await pool.query(query) };
  } catch (error) {
    return { error, again: isLost(error) };
  }
}

/** READ COMMITTED is enough: whoever holds the company reads what the one before has committed. */
async function transact<T>(pool: Pool, run: (sql: Sql) => Promise<T>): Promise<Tried<T>> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    return { error, again: isLost(error) };
  }
  let isCommitting = false;
  try {
    await client.query('BEGIN');
    const value = await run(postgresSql((query) => client.query(query)));
    isCommitting = true;
    const { command } = await client.query('COMMIT');
    // A statement has failed, and somebody has caught that: nothing was written.
    if (command !== 'COMMIT') throw new Error('The transaction was rolled back');
    client.release();
    return { value };
  } catch (error) {
    await leave(client, error);
    // Once COMMIT is on its way nobody knows; doing it again would do it twice.
    return { error, again: !isCommitting && (isLost(error) || isContended(error)) };
  }
}

/** Gives the connection back if it is still good, and throws it away if not. */
async function leave(client: PoolClient, error: unknown): Promise<void> {
  if (isLost(error)) return client.release(true);
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}

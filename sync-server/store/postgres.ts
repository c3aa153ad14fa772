import pg, { type Pool } from 'pg';
import { storeOn } from './open-store.ts';
import { postgresChannel } from './postgres-channel.ts';
import { postgresEngine } from './postgres-engine.ts';
import { postgresSql } from './postgres-sql.ts';
import { whenReady } from './postgres-start.ts';
import type { Sql } from './sql.ts';
import type { Store } from './store.ts';

export type PostgresOptions = {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** The most connections at once. */
  readonly poolSize: number;
  /** How long a database server that does not answer is waited for at the start, in milliseconds. */
  readonly patience?: number;
};

/**
 * Opens the store in a PostgreSQL database, and makes its tables where there are none. Several servers may have it
 * open. Waits for a database server that is starting. Throws `CannotStart` where the database can't be used.
 */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const { url, patience = startPatience } = options;
  return whenReady(url, patience, () => {
    const pool = openPool(options);
    return storeOn(postgresEngine(pool, postgresChannel(pool, url)));
  });
}

/** Reads one state of all that is in that database, whatever servers write meanwhile. */
export async function readPostgres(url: string, run: (sql: Sql) => Promise<void>): Promise<void> {
  await whenReady(url, 0, async () => {
    const client = new pg.Client({ connectionString: url, types: { getTypeParser } });
    await client.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await run(postgresSql((query) => client.query(query)));
    } finally {
      await client.end();
    }
  });
}

/** Milliseconds. */
const startPatience = 30_000;
const connectPatience = 5_000;
const idle = 30_000;

/** Connections to that database, each set up as the store needs it. */
export function openPool({ url, poolSize }: PostgresOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectPatience,
    idleTimeoutMillis: idle,
    keepAlive: true,
    application_name: 'fieldroster',
    types: { getTypeParser },
    onConnect: async (client) => {
      await client.query(settings);
    },
  });
  // A connection that breaks between two statements: whoever has it hears of it at the next, or the pool makes another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Committed is on the disk whatever the database's default (S17); stricter ones stay. Nobody waits for a lock, or
 * keeps one without a word, for longer than a request lasts, and a server that has vanished is noticed.
 */
const settings = `
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
  SET enable_seqscan = off;
  SET lock_timeout = '20s';
  SET statement_timeout = '60s';
  SET idle_in_transaction_session_timeout = '30s';
  SET tcp_keepalives_idle = 10;
  SET tcp_keepalives_interval = 5;
  SET tcp_keepalives_count = 3`;

/** BIGINT and what sums of it are: all of ours are exact as numbers. */
const wholeNumbers = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

const getTypeParser: typeof pg.types.getTypeParser = (id: number, format?: 'text' | 'binary') =>
  wholeNumbers.has(id) ? Number : pg.types.getTypeParser(id, format as 'text');

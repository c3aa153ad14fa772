import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { openPostgres } from '#server/store/postgres.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** A database of its own for one test server, in SQLite or PostgreSQL as the project of the run says. */
export type TestDatabase = {
  /** Once more for another node. */
  readonly open: () => Promise<Store>;
  /** Whoever has the database itself at hand: past all that the server does. Answers the rows of a single query. */
  readonly query: (text: Words) => Promise<Rows>;
  /** All that lies in it, as text. */
  readonly contents: () => Promise<string>;
  /** The variables by which a server process finds it, besides DATA_DIR. */
  readonly environment: Readonly<Record<string, string>>;
};

/** The same in both, or in the words of each. */
export type Words = string | { readonly sqlite: string; readonly postgres: string };

/** The address of the run's PostgreSQL database; only in the project that tests with it. */
const postgresAddress = (): string | undefined =>
  process.env.TEST_DATABASE === 'postgres' ? process.env.TEST_POSTGRES : undefined;

export const isOnPostgres = (): boolean => postgresAddress() !== undefined;

/** The file lies in that folder, which the caller removes. */
export async function makeTestDatabase(folder: string): Promise<TestDatabase> {
  const address = postgresAddress();
  return address ? onPostgres(address) : onSqlite(join(folder, 'fieldroster.sqlite'));
}

function onSqlite(file: string): TestDatabase {
  return {
    environment: {},
    open: () => openSqlite(file),
    query: async (words) => {
      const database = new DatabaseSync(file);
      try {
        const text = typeof words === 'string' ? words : words.sqlite;
        if (/^\s*select/i.test(text)) return database.prepare(text).all();
        database.exec(text);
        return [];
      } finally {
        database.close();
      }
    },
    contents: async () =>
      ['', '-wal', '-shm']
        .map((ending) => `${file}${ending}`)
        .filter(existsSync)
        .map((part) => readFileSync(part, 'latin1'))
        .join('\n'),
  };
}

/** A schema of its own: a database of its own would be two hundred times as many files. */
async function onPostgres(address: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await queryAt(address, `CREATE SCHEMA ${name}`);
  const url = `${address}?options=-c%20search_path%3D${name}`;
  const query = (words: Words) => queryAt(url, typeof words === 'string' ? words : words.postgres);
  return {
    environment: { DATABASE_URL: url },
    open: () => openPostgres({ url, poolSize: 6 }),
    query,
    contents: async () => {
      const tables = await query(`SELECT tablename FROM pg_tables WHERE schemaname = '${name}'`);
      const rows = await Promise.all(
        tables.map(({ tablename }) => query(`SELECT t::text FROM ${tablename} AS t`)),
      );
      return JSON.stringify(rows);
    },
  };
}

async function queryAt(url: string, text: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

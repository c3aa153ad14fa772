import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeOn } from './open-store.ts';
import type { Engine, Sql } from './sql.ts';
import { sqliteSql } from './sqlite-sql.ts';
import { writeInTurn } from './sqlite-turns.ts';
import type { Store } from './store.ts';

/** How long a statement waits for another process that writes, in milliseconds. */
const patience = 10_000;

/**
 * Opens the database in that file and makes it where there is none. What a transaction has committed survives the
 * loss of power (S17). Throws where the file can't be used.
 */
export async function openSqlite(file: string): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return storeOn(sqliteEngine(file));
}

function sqliteEngine(file: string): Engine {
  // Without room for its indexes, a large company writes slower with every record.
  const writer = open(file, 32);
  // Readers have a connection of their own: a transaction that awaits is never seen half done.
  const reader = open(file, 8);
  const inTurn = writeInTurn(writer);
  const writing = sqliteSql(writer);
  const atomically: Engine['atomically'] = (run) => inTurn(() => run(writing));
  return {
    committed: sqliteSql(reader),
    atomically,
    // Whoever writes has the whole file, and so the company.
    alone: (_companyId, run) => atomically(run),
    channel: null,
    close: async () => {
      reader.close();
      writer.close();
    },
  };
}

/** Reads one state of all that is in that file, whatever the server writes meanwhile. */
export async function readSqlite(file: string, run: (sql: Sql) => Promise<void>): Promise<void> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: patience });
  try {
    database.exec('BEGIN');
    await run(sqliteSql(database));
  } finally {
    database.close();
  }
}

/** `room` for pages of it, in MiB, used as needed. */
function open(file: string, room: number): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: patience });
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec(`PRAGMA cache_size = -${room * 1024}`);
  // In pages of 4 KiB: a batch of new profiles is a thousand.
  database.exec('PRAGMA wal_autocheckpoint = 4000');
  return database;
}

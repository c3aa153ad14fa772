import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createTurns } from '#domain/sync/turns.ts';
import { atomically } from './atomically.ts';
import { migrate } from './migrations.ts';
import { sqliteAccounts, type UserRow, userOf } from './sqlite-accounts.ts';
import { peopleReader } from './sqlite-people.ts';
import { sqliteReader } from './sqlite-reader.ts';
import { sqliteTransaction } from './sqlite-writer.ts';
import type { Store } from './store.ts';

/** How long a statement waits for another process that writes, in milliseconds. */
const patience = 10_000;

/**
 * Opens the database in that file and makes it where there is none. What a transaction has committed survives the
 * loss of power (S17). Throws where the file can't be used.
 */
export function openSqlite(file: string): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writer = open(file);
  migrate(writer);
  const epoch = settle(writer, 'epoch', randomUUID);
  // Readers have a connection of their own: a transaction that awaits is never seen half done.
  const reader = open(file);
  const inTurn = createTurns();
  const transactionOf = sqliteTransaction(writer);

  return {
    epoch,
    ...sqliteReader(reader),
    accounts: sqliteAccounts(writer, inTurn),
    people: peopleReader(reader, writer, inTurn),
    setting: (key, initial) => inTurn(async () => settle(writer, key, initial)),
    users: async (companyId) =>
      (
        reader
          .prepare('SELECT * FROM users WHERE company_id = ? ORDER BY name, id')
          .all(companyId) as UserRow[]
      ).map(userOf),
    addCompany: (id) =>
      inTurn(async () => {
        writer.prepare('INSERT INTO companies (id) VALUES (?)').run(id);
      }),
    transaction: (companyId, run) => inTurn(() => atomically(writer, () => run(transactionOf(companyId)))),
    close: () => {
      reader.close();
      writer.close();
    },
  };
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: patience });
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  return database;
}

/** Two processes that start at once agree on one value: the first to write it. */
function settle(database: DatabaseSync, key: string, initial: () => string): string {
  const find = database.prepare('SELECT value FROM meta WHERE key = ?');
  const found = find.get(key);
  if (found) return String(found.value);
  database.prepare('INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)').run(key, initial());
  return String(find.get(key)?.value);
}

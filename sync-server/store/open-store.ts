import { randomUUID } from 'node:crypto';
import { accountsOn } from './accounts.ts';
import { migrate } from './migrate.ts';
import { peopleReader } from './people-reader.ts';
import { peopleTransaction } from './people-transaction.ts';
import { photoTransaction } from './photo-notes.ts';
import { photoRows } from './photo-rows.ts';
import { recordReader } from './record-reader.ts';
import { recordTransaction } from './record-writer.ts';
import type { Engine, Insert, Sql } from './sql.ts';
import type { Store, Transaction } from './store.ts';
import { floorReader, purgeTransaction } from './tombstones.ts';
import { usersOf } from './user-rows.ts';
import { userTransaction } from './user-transaction.ts';

/** The store on a database, whichever it is, brought to today's tables. Closes the database where that fails. */
export async function storeOn(engine: Engine): Promise<Store> {
  try {
    await migrate(engine);
    return openStore(engine, await settle(engine, 'epoch', randomUUID));
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function openStore(engine: Engine, epoch: string): Store {
  const { committed, atomically, alone } = engine;
  return {
    epoch,
    ...recordReader(committed),
    ...floorReader(committed),
    accounts: accountsOn(engine),
    people: peopleReader(engine),
    photos: photoRows(engine),
    setting: (key, initial) => settle(engine, key, initial),
    changeSetting: (key, value) => atomically((sql) => sql.insert(changedSettings, [[key, value]])),
    users: (companyId) => usersOf(committed, companyId),
    addCompany: (id) => atomically((sql) => sql.insert(companies, [[id]])),
    transaction: (companyId, run) => alone(companyId, (sql) => run(transactionIn(sql, companyId))),
    size: async () => (await committed.one<{ size: number }>(committed.dialect.size))?.size ?? 0,
    schemaVersion: async () => (await committed.one<{ version: number }>(newestStep))?.version ?? 0,
    channel: engine.channel,
    close: engine.close,
  };
}

const newestStep = 'SELECT max(version) AS version FROM schema_versions';

const transactionIn = (sql: Sql, companyId: string): Transaction => ({
  ...userTransaction(sql, companyId),
  ...recordTransaction(sql, companyId),
  ...purgeTransaction(sql, companyId),
  ...peopleTransaction(sql, companyId),
  ...photoTransaction(sql, companyId),
});

const companies: Insert = { table: 'companies', columns: ['id'], onConflict: 'ON CONFLICT (id) DO NOTHING' };

const settings: Insert = {
  table: 'meta',
  columns: ['key', 'value'],
  onConflict: 'ON CONFLICT (key) DO NOTHING',
};

const changedSettings: Insert = {
  table: 'meta',
  columns: ['key', 'value'],
  onConflict: 'ON CONFLICT (key) DO UPDATE SET value = excluded.value',
};

/** Two servers that start at once agree on one value: the first to write it. */
async function settle(
  { committed, atomically }: Engine,
  key: string,
  initial: () => string,
): Promise<string> {
  const find = 'SELECT value FROM meta WHERE key = ?';
  const found = await committed.one<{ value: string }>(find, key);
  if (found) return found.value;
  await atomically((sql) => sql.insert(settings, [[key, initial()]]));
  const settled = await committed.one<{ value: string }>(find, key);
  if (!settled) throw new Error(`The setting ${key} was not kept`);
  return settled.value;
}

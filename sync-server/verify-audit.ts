import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { createTurns } from '#domain/sync/turns.ts';
import { wholeLog } from './accounts/audit-routes.ts';
import { placesIn, readConfig } from './config.ts';
import { chainFault } from './store/audit-chain.ts';
import type { ChainedEntry, PeopleReader } from './store/people-store.ts';
import { peopleReader } from './store/sqlite-people.ts';
import { sqliteReader } from './store/sqlite-reader.ts';

/**
 * Checks the audit log of each company against its chain of hashes: `node sync-server/verify-audit.ts`, with
 * DATA_DIR as for the server, which may be running. `--head HASH` asks for an entry that was noted elsewhere, since
 * whoever can write the whole database can write a whole new chain. The exit code is 1 where something is wrong.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { head: { type: 'string' } } });
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.reason);
  const file = placesIn(config.config.dataDir).database;
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Set DATA_DIR.`);
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    // One state of it all, whatever the server writes meanwhile.
    database.exec('BEGIN');
    await verify(database, values.head);
  } finally {
    database.close();
  }
}

async function verify(database: DatabaseSync, noted: string | undefined): Promise<void> {
  const people = peopleReader(database, database, createTurns());
  let isNotedFound = noted === undefined;
  for (const companyId of await sqliteReader(database).companyIds()) {
    const entries = await wholeLog({ people }, companyId);
    await report(people, companyId, entries);
    isNotedFound ||= entries.some(({ hash }) => hash === noted);
  }
  if (!isNotedFound) fail(`No log has the entry ${noted}: it was cut off, or the log was written anew.`);
}

async function report(
  people: PeopleReader,
  companyId: string,
  entries: readonly ChainedEntry[],
): Promise<void> {
  const head = await people.auditHead(companyId);
  const fault = chainFault(entries, head);
  if (fault) return fail(`${companyId}: entry ${fault.seq}: ${fault.reason}`);
  console.log(`${companyId}: ${entries.length} entries, intact, head ${head.hash || 'none'}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

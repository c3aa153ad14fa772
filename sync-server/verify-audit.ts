import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { wholeLog } from './accounts/audit-routes.ts';
import { placesIn, readConfig } from './config.ts';
import { chainFault } from './store/audit-chain.ts';
import { type AuditReader, auditReader } from './store/audit-reader.ts';
import type { ChainedEntry } from './store/people-store.ts';
import { readPostgres } from './store/postgres.ts';
import { recordReader } from './store/record-reader.ts';
import type { Sql } from './store/sql.ts';
import { readSqlite } from './store/sqlite.ts';

/**
 * Checks the audit log of each company against its chain of hashes: `node sync-server/verify-audit.ts`, with
 * DATA_DIR or DATABASE_URL as for the server, which may be running. `--head HASH` asks for an entry that was noted elsewhere, since
 * whoever can write the whole database can write a whole new chain. The exit code is 1 where something is wrong.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { head: { type: 'string' } } });
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.reason);
  const { postgres, dataDir } = config.config;
  if (postgres) return readPostgres(postgres.url, (sql) => verify(sql, values.head));
  const file = placesIn(dataDir).database;
  if (!existsSync(file)) throw new Error(`There is no database at ${file}. Set DATA_DIR.`);
  await readSqlite(file, (sql) => verify(sql, values.head));
}

async function verify(sql: Sql, noted: string | undefined): Promise<void> {
  const people = auditReader(sql);
  let isNotedFound = noted === undefined;
  for (const companyId of await recordReader(sql).companyIds()) {
    const entries = await wholeLog({ people }, companyId);
    await report(people, companyId, entries);
    isNotedFound ||= entries.some(({ hash }) => hash === noted);
  }
  if (!isNotedFound) fail(`No log has the entry ${noted}: it was cut off, or the log was written anew.`);
}

async function report(
  people: AuditReader,
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

import { existsSync } from 'node:fs';
import { wholeLog } from '../accounts/audit-routes.ts';
import { placesIn } from '../config.ts';
import { chainFault } from '../store/audit-chain.ts';
import { auditReader } from '../store/audit-reader.ts';
import { readPostgres } from '../store/postgres.ts';
import { recordReader } from '../store/record-reader.ts';
import type { Sql } from '../store/sql.ts';
import { readSqlite } from '../store/sqlite.ts';
import { readArguments } from './arguments.ts';
import { type Command, done, failed, misused } from './command.ts';

/**
 * Checks the audit log of each company against its chain of hashes. `--head HASH` asks for an entry that was noted
 * elsewhere, since whoever can write the whole database can write a whole new chain.
 */
export const verifyAudit: Command = {
  usage: 'verify-audit [--head HASH]',
  does: 'Checks the audit log, while the server runs.',
  run: async ({ args, config: { postgres, dataDir }, terminal }) => {
    const { text, problems } = readArguments(args, { texts: ['head'] });
    if (problems.length > 0) return misused(...problems);
    const faults: string[] = [];
    const verify = async (sql: Sql) => {
      faults.push(...(await verified(sql, text('head'), terminal.say)));
    };
    const file = placesIn(dataDir).database;
    if (postgres) await readPostgres(postgres.url, verify);
    else if (existsSync(file)) await readSqlite(file, verify);
    else return failed(`There is no database at ${file}. Set DATA_DIR.`);
    return faults.length === 0 ? done : failed(...faults);
  },
};

/** Says which logs are intact; answers what is wrong. */
async function verified(
  sql: Sql,
  noted: string | undefined,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const people = auditReader(sql);
  const faults: string[] = [];
  let isNotedFound = noted === undefined;
  for (const companyId of await recordReader(sql).companyIds()) {
    const entries = await wholeLog({ people }, companyId);
    isNotedFound ||= entries.some(({ hash }) => hash === noted);
    const head = await people.auditHead(companyId);
    const fault = chainFault(entries, head);
    if (fault) faults.push(`${companyId}: entry ${fault.seq}: ${fault.reason}`);
    else say(`${companyId}: ${entries.length} entries, intact, head ${head.hash || 'none'}`);
  }
  if (!isNotedFound)
    faults.push(`No log has the entry ${noted}: it was cut off, or the log was written anew.`);
  return faults;
}

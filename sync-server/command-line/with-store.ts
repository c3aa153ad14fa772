import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { permissionNames } from '#domain/access/permissions.ts';
import type { Acting, Audit } from '../accounts/change-user.ts';
import { type Config, placesIn } from '../config.ts';
import { Refused } from '../http/errors.ts';
import { openDatabase } from '../open-database.ts';
import type { Store } from '../store/store.ts';
import { type Ended, failed } from './command.ts';

/** Opens the database that is there for a command. What the server would refuse is the command's failure. */
export async function withStore(config: Config, run: (store: Store) => Promise<Ended>): Promise<Ended> {
  const file = placesIn(config.dataDir).database;
  if (!config.postgres && !existsSync(file))
    return failed(`There is no database at ${file}. Set DATA_DIR, or make a company with the command setup.`);
  return runOn(await openDatabase(config), run);
}

/** Closes the store when all is done. */
export async function runOn(store: Store, run: (store: Store) => Promise<Ended>): Promise<Ended> {
  try {
    return await run(store);
  } catch (error) {
    if (error instanceof Refused) return failed(error.message);
    throw error;
  } finally {
    await store.close();
  }
}

/** Who acts in the audit log, and on which computer. */
export const commandLine = { actor: 'command line', device: hostname() } as const;

/** Whoever has the data at hand may do everything. `now` in milliseconds since 1970. */
export function actingHere(now: number): Acting {
  const audit: Audit = (action, subject, detail = {}) => ({
    at: new Date(now).toISOString(),
    ...commandLine,
    action,
    subject,
    detail,
  });
  return { held: permissionNames, audit, now };
}

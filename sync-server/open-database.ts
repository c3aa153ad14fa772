import { backUpBeforeUpgrade } from './backup/before-upgrade.ts';
import { type Config, placesIn } from './config.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

/** The store that the configuration names: PostgreSQL, or else a file in the data folder. Its tables are brought up to date. */
export async function openDatabase({
  postgres,
  dataDir,
}: Pick<Config, 'postgres' | 'dataDir'>): Promise<Store> {
  if (postgres) return openPostgres(postgres);
  await backUpBeforeUpgrade(dataDir);
  return openSqlite(placesIn(dataDir).database);
}

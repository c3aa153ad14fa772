import { type Config, placesIn } from './config.ts';
import { openPostgres } from './store/postgres.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

/** The store that the configuration names: PostgreSQL, or else a file in the data folder. */
export const openDatabase = ({ postgres, dataDir }: Pick<Config, 'postgres' | 'dataDir'>): Promise<Store> =>
  postgres ? openPostgres(postgres) : openSqlite(placesIn(dataDir).database);

import type { RxStorage } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { knowRows } from './known-rows.ts';

export type Storage = RxStorage<unknown, unknown>;

/**
 * The one place that chooses where records lie on this computer. `strict` makes "saved" mean on the disk (S17),
 * not in the cache of the operating system.
 */
export const createStorage = (): Storage =>
  getRxStorageDexie({
    chromeTransactionDurability: 'strict',
    onCreate: knowRows,
  }) as unknown as Storage;

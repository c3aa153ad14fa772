import type { SecretStore } from '../session.ts';
import { forgetDatabaseKey } from './database-key.ts';

/**
 * Removes all that one database holds on this computer: records, drafts, what waited, photos, and the key. It must
 * not be open. Without its key, what the disk may still hold of it is noise.
 */
export async function forgetDatabase(databaseName: string, secrets: SecretStore): Promise<void> {
  await forgetDatabaseKey(secrets, databaseName);
  const prefix = `rxdb-dexie-${databaseName}--`;
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map(remove));
  await forgetPhotos(databaseName);
}

function remove(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase(name);
    removing.onsuccess = () => resolve();
    removing.onerror = () => reject(removing.error);
  });
}

async function forgetPhotos(databaseName: string): Promise<void> {
  const root = await navigator.storage?.getDirectory?.();
  const photos = await root?.getDirectoryHandle('photos', { create: true });
  await photos?.removeEntry(databaseName, { recursive: true }).catch((error: DOMException) => {
    if (error.name !== 'NotFoundError') throw error;
  });
}

import type { ByteStore } from '../photos/byte-store.ts';
import type { SecretStore } from '../session.ts';
import type { Storage } from '../storage.ts';
import { databaseKey } from './database-key.ts';
import { encryptedStorage } from './encrypted-storage.ts';
import { sealedByteStore } from './sealed-bytes.ts';

/** Where records and photos of one person lie on this computer. */
export type Places = { readonly storage: Storage; readonly photoBytes: ByteStore };

export type FoundPlaces =
  | { readonly ok: true; readonly value: Places }
  | { readonly ok: false; readonly reason: 'lost' | 'locked' };

/** The same places, encrypted by the key that this computer keeps for the database. */
export async function encryptedPlaces(
  { storage, photoBytes }: Places,
  secrets: SecretStore,
  databaseName: string,
): Promise<FoundPlaces> {
  const found = await databaseKey(secrets, databaseName);
  if (!found.ok) return found;
  const { key } = found;
  const sealed = encryptedStorage(storage, key, localStorage);
  return {
    ok: true,
    value: { storage: sealed, photoBytes: key ? sealedByteStore(photoBytes, key) : photoBytes },
  };
}

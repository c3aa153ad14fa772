import type { ByteStore } from '../photos/byte-store.ts';
import type { DatabaseKey } from './database-key.ts';
import { openBytes, sealBytes, UnreadableData } from './sealed-value.ts';

/** No picture begins like this, so that one from an earlier version is known by its bytes. */
const mark = new TextEncoder().encode('FRSEAL1\n');

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

const isSealed = (bytes: Uint8Array) => mark.every((byte, at) => bytes[at] === byte);

const placeOf = (sha256: string) => `photos\n${sha256}`;

/** Encrypts photos at rest. One that can't be opened is not there: it is fetched again. */
export const sealedByteStore = (store: ByteStore, key: DatabaseKey): ByteStore => ({
  ...store,
  read: async (sha256) => {
    const found = await store.read(sha256);
    if (!found) return null;
    const bytes = await bytesOf(found);
    if (!isSealed(bytes)) return found;
    try {
      return new Blob([await openBytes(key, placeOf(sha256), bytes.slice(mark.length))]);
    } catch (error) {
      if (error instanceof UnreadableData) return null;
      throw error;
    }
  },
  write: async (sha256, bytes) =>
    store.write(sha256, new Blob([mark, await sealBytes(key, placeOf(sha256), await bytesOf(bytes))])),
});

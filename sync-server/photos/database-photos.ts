import { Readable } from 'node:stream';
import { createTurns } from '#domain/sync/turns.ts';
import type { Store } from '../store/store.ts';
import { examineBytes } from './examine.ts';
import type { PhotoBytes } from './photo-bytes.ts';

/** Photos as rows of the database, for servers that share nothing else. */
export function openDatabasePhotos({ photos, transaction }: Pick<Store, 'photos' | 'transaction'>) {
  // One is examined at a time, however many arrive.
  const inTurn = createTurns();

  const adopt = async (companyId: string, sha256: string, bytes: Uint8Array) => {
    const examined = examineBytes(bytes, sha256);
    if (!examined.ok) return examined;
    // The bytes go first, outside of the company's transaction: edits don't wait for them.
    await photos.save(companyId, sha256, examined.type, bytes);
    await transaction(companyId, (tx) => tx.forgetUnused(sha256));
    // Collected in the moment between; nobody can have named it.
    if (!(await photos.find(companyId, sha256))) await photos.save(companyId, sha256, examined.type, bytes);
    return examined;
  };

  const find: PhotoBytes['find'] = async (companyId, sha256) => {
    const found = await photos.find(companyId, sha256);
    if (!found) return null;
    const read = async function* () {
      const bytes = await photos.read(companyId, sha256);
      if (!bytes) throw new Error(`The photo ${sha256} has gone`);
      yield bytes;
    };
    return { type: found.type, bytes: found.bytes, read: () => Readable.from(read()) };
  };

  const bytes: PhotoBytes = {
    find,
    keep: async (companyId, sha256, incoming, limit) => {
      const received = await receive(incoming, limit);
      if (!received) return { ok: false, reason: 'tooLarge' };
      return inTurn(() => adopt(companyId, sha256, received));
    },
    welcome: async (companyId, sha256) => {
      await transaction(companyId, (tx) => tx.forgetUnused(sha256));
      return find(companyId, sha256);
    },
    all: photos.all,
    remove: (tx, _companyId, sha256) => tx.removePhoto(sha256),
  };
  return { bytes, adopt: (...photo: Parameters<typeof adopt>) => inTurn(() => adopt(...photo)) };
}

/** All of it, or null where it is more than `limit` bytes. */
async function receive(bytes: Readable, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

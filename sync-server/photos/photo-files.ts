import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { headBytes, sniffImage } from '#domain/photo/image-type.ts';
import { createTurns } from '#domain/sync/turns.ts';
import type { Store } from '../store/store.ts';
import { type Examined, examine } from './examine.ts';
import type { PhotoBytes, StoredPhoto } from './photo-bytes.ts';

/** Photos as files named by the SHA-256 of their bytes. */
export type PhotoFiles = PhotoBytes & {
  /** Takes the file over if it is a photo with that hash; otherwise it stays where it is. */
  readonly adopt: (companyId: string, sha256: string, file: string) => Promise<Examined>;
};

export function openPhotoFiles(folder: string, store: Pick<Store, 'transaction'>): PhotoFiles {
  const incoming = join(folder, '.incoming');
  // What a crash has left half written.
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const placeOf = (companyId: string, sha256: string) => join(folder, companyId, sha256.slice(0, 2), sha256);
  // One file in memory at a time, however many arrive.
  const inTurn = createTurns();

  const adopt: PhotoFiles['adopt'] = async (companyId, sha256, file) => {
    const examined = await inTurn(() => examine(file, sha256));
    if (!examined.ok) return examined;
    // In a transaction, so that the photo is not collected between its arrival and the end of this.
    await store.transaction(companyId, async (tx) => {
      await settle(file, placeOf(companyId, sha256));
      await tx.forgetUnused(sha256);
    });
    return examined;
  };

  return {
    find: (companyId, sha256) => find(placeOf(companyId, sha256)),
    keep: async (companyId, sha256, bytes, limit) => {
      const draft = join(incoming, randomUUID());
      try {
        const isWithin = await receive(draft, bytes, limit);
        return isWithin ? await adopt(companyId, sha256, draft) : { ok: false, reason: 'tooLarge' };
      } finally {
        await rm(draft, { force: true });
      }
    },
    adopt,
    welcome: (companyId, sha256) =>
      store.transaction(companyId, async (tx) => {
        await tx.forgetUnused(sha256);
        return find(placeOf(companyId, sha256));
      }),
    all: (companyId) => namesIn(join(folder, companyId)),
    remove: (_tx, companyId, sha256) => rm(placeOf(companyId, sha256), { force: true }),
  };
}

async function find(path: string): Promise<StoredPhoto | null> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    const head = new Uint8Array(headBytes);
    await file.read(head, 0, headBytes, 0);
    const sniffed = sniffImage(head);
    const { size } = await file.stat();
    return sniffed.ok ? { type: sniffed.type, bytes: size, read: () => createReadStream(path) } : null;
  } finally {
    await file.close();
  }
}

/** Writes what comes to the disk. False where it is more than `limit` bytes. */
async function receive(draft: string, bytes: Readable, limit: number): Promise<boolean> {
  const file = await open(draft, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return false;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}

/** The name appears only once all bytes are on the disk. */
async function settle(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(draft, path).catch((error) => {
    // A transaction that began anew has moved it already.
    if (error.code !== 'ENOENT' || !existsSync(path)) throw error;
  });
  const folder = await open(dirname(path));
  await folder.sync();
  await folder.close();
}

async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

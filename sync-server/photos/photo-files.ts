import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { headBytes, type ImageType, imageType } from './image-type.ts';

export type StoredPhoto = {
  readonly type: ImageType;
  readonly bytes: number;
  readonly read: () => Readable;
};

export type Kept =
  | { readonly ok: true; readonly type: ImageType; readonly bytes: number }
  | { readonly ok: false; readonly reason: 'tooLarge' | 'notAnImage' | 'otherHash' };

/** Photos as files named by the SHA-256 of their bytes, apart for each company. */
export type PhotoFiles = {
  readonly find: (companyId: string, sha256: string) => Promise<StoredPhoto | null>;
  /** Reads at most `limit` bytes and keeps them only if they are an image with that hash. */
  readonly keep: (companyId: string, sha256: string, bytes: Readable, limit: number) => Promise<Kept>;
};

export function openPhotoFiles(folder: string): PhotoFiles {
  const incoming = join(folder, '.incoming');
  // What a crash has left half written.
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const placeOf = (companyId: string, sha256: string) => join(folder, companyId, sha256.slice(0, 2), sha256);
  return {
    find: (companyId, sha256) => find(placeOf(companyId, sha256)),
    keep: async (companyId, sha256, bytes, limit) => {
      const draft = join(incoming, randomUUID());
      try {
        const kept = await receive(draft, sha256, bytes, limit);
        if (kept.ok) await settle(draft, placeOf(companyId, sha256));
        return kept;
      } finally {
        await rm(draft, { force: true });
      }
    },
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
    const type = imageType(head);
    const { size } = await file.stat();
    return type && { type, bytes: size, read: () => createReadStream(path) };
  } finally {
    await file.close();
  }
}

async function receive(draft: string, sha256: string, bytes: Readable, limit: number): Promise<Kept> {
  const file = await open(draft, 'wx', 0o600);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) return { ok: false, reason: 'tooLarge' };
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes)]);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const type = imageType(head);
  if (!type) return { ok: false, reason: 'notAnImage' };
  return hash.digest('hex') === sha256 ? { ok: true, type, bytes: size } : { ok: false, reason: 'otherHash' };
}

/** The name appears only once all bytes are on the disk. */
async function settle(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(draft, path);
  const folder = await open(dirname(path));
  await folder.sync();
  await folder.close();
}

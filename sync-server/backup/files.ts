import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

type Hashed = { readonly bytes: number; readonly sha256: string };

/** Null where there is none. */
export async function hashOfFile(path: string): Promise<Hashed | null> {
  const hash = createHash('sha256');
  const stream = createReadStream(path);
  try {
    await pipeline(stream, hash);
  } catch (error) {
    return orNull(error);
  }
  return { bytes: stream.bytesRead, sha256: hash.digest('hex') };
}

/** On the disk when it resolves; null where the file has gone meanwhile. */
export async function copyWhole(from: string, to: string): Promise<Hashed | null> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
  } catch (error) {
    return orNull(error);
  }
  await flush(to);
  return hashOfFile(to);
}

/** Puts what was written to a file, or into a folder, on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path);
  await file.sync();
  await file.close();
}

/** Photos that are whole, relative to their folder, with slashes. What is still arriving is not among them. */
export async function photosIn(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(orNull)) ?? [];
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((name) => !name.startsWith('.'))
    .sort();
}

function orNull(error: unknown): null {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  throw error;
}

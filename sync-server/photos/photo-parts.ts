import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTurns, type InTurn } from '#domain/sync/turns.ts';
import { atKillPoint } from '../kill-points.ts';
import {
  type Added,
  leastSize,
  type Part,
  type PhotoParts,
  roomOfCompany,
  type Upload,
} from './photo-bytes.ts';
import type { PhotoFiles } from './photo-files.ts';

/** Uploads as files: a file's length is what has been received. */
export function openPhotoParts(folder: string, files: PhotoFiles): PhotoParts {
  const placeOf = (companyId: string) => join(folder, '.unfinished', companyId);
  const fileOf = ({ companyId, userId, sha256 }: Upload) => join(placeOf(companyId), `${sha256}.${userId}`);
  const inTurnOf = createKeyedTurns();

  const add = async (upload: Upload, part: Part): Promise<Added> => {
    const file = fileOf(upload);
    const { companyId, sha256 } = upload;
    const received = (await lengthOf(file)) ?? 0;
    if (received > part.total) await rm(file, { force: true });
    if (part.offset !== received)
      return { ok: false, reason: 'wrongOffset', received: (await lengthOf(file)) ?? 0 };
    const end = part.offset + part.bytes.length;
    if (end > part.total || (part.bytes.length === 0 && end < part.total))
      return { ok: false, reason: 'noPart' };
    if (!(await hasRoom(placeOf(companyId), part.bytes.length))) return { ok: false, reason: 'noRoom' };
    await append(placeOf(companyId), file, part.bytes);
    return end < part.total ? { ok: true, received: end, complete: false } : finish(companyId, sha256, file);
  };

  const finish = async (companyId: string, sha256: string, file: string): Promise<Added> => {
    const examined = await files.adopt(companyId, sha256, file);
    if (examined.ok) return { ok: true, received: examined.bytes, complete: true };
    await rm(file, { force: true });
    return examined;
  };

  return {
    received: (upload) => inTurnOf(fileOf(upload), () => lengthOf(fileOf(upload))),
    add: (upload, part) => inTurnOf(fileOf(upload), () => add(upload, part)),
    forget: async (companyId, before) => {
      for (const file of await filesIn(placeOf(companyId)))
        await inTurnOf(file, async () => {
          const found = await stat(file).catch(orNull);
          if (found && found.mtimeMs < before) await rm(file, { force: true });
        });
    },
  };
}

/** On the disk before it is answered for. */
async function append(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(bytes);
    atKillPoint('photoPart');
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hasRoom(folder: string, more: number): Promise<boolean> {
  let taken = more;
  for (const file of await filesIn(folder)) taken += Math.max(leastSize, (await lengthOf(file)) ?? 0);
  return taken <= roomOfCompany;
}

const lengthOf = async (path: string) => (await stat(path).catch(orNull))?.size ?? null;

const filesIn = async (folder: string) =>
  ((await readdir(folder).catch(orNull)) ?? []).map((name) => join(folder, name));

function orNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

/** One after the other for each key; keys don't wait for each other. */
function createKeyedTurns(): <T>(key: string, run: () => Promise<T>) => Promise<T> {
  const turns = new Map<string, { readonly inTurn: InTurn; users: number }>();
  return async (key, run) => {
    const turn = turns.get(key) ?? { inTurn: createTurns(), users: 0 };
    turns.set(key, turn);
    turn.users += 1;
    try {
      return await turn.inTurn(run);
    } finally {
      turn.users -= 1;
      if (turn.users === 0) turns.delete(key);
    }
  };
}

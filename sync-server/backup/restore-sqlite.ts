import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { placesIn } from '../config.ts';
import { copyWhole, flush } from './files.ts';

const inUse = 'The server is using this database. Stop it first.';

/** Puts a copy of that database into a data folder; what was there is moved aside, into a folder of its own. */
export async function restoreSqlite(
  dataDir: string,
  file: string,
): Promise<{ readonly kept: string | null } | { readonly reason: string }> {
  const place = placesIn(dataDir).database;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const hold = holdDatabase(place);
  if (hold === 'inUse') return { reason: inUse };
  try {
    const draft = `${place}.restoring`;
    await rm(draft, { force: true });
    await copyWhole(file, draft);
    mintEpoch(draft);
    await flush(draft);
    const kept = await moveAside(dataDir, place);
    await rename(draft, place);
    await flush(dataDir);
    return { kept };
  } finally {
    hold?.close();
  }
}

/** Keeps servers from it until it is closed. Null where there is none, or what is there is no database any more. */
function holdDatabase(place: string): DatabaseSync | 'inUse' | null {
  if (!existsSync(place)) return null;
  const database = new DatabaseSync(place, { timeout: 500 });
  try {
    // Only the last connection to a database may leave this mode, and then all that it holds is in the one file.
    database.exec('PRAGMA journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    return isBusy(error) ? 'inUse' : null;
  }
}

const busy = 5;
const isBusy = (error: unknown) => ((error as { errcode?: number }).errcode ?? 0) % 256 === busy;

function mintEpoch(file: string): void {
  const database = new DatabaseSync(file);
  database.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(randomUUID());
  database.close();
}

async function moveAside(dataDir: string, place: string): Promise<string | null> {
  const parts = [place, `${place}-wal`, `${place}-shm`, `${place}-journal`].filter(existsSync);
  if (parts.length === 0) return null;
  const kept = join(dataDir, `replaced-${new Date().toISOString().replaceAll(':', '-')}`);
  await mkdir(kept, { mode: 0o700 });
  for (const part of parts) await rename(part, join(kept, basename(part)));
  return kept;
}

import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { type Config, placesIn } from '../config.ts';
import { packageVersion } from '../package-version.ts';
import { readSqlite } from '../store/sqlite.ts';
import { contentOf } from './content.ts';
import { copyWhole, flush, hashOfFile, photosIn } from './files.ts';
import { type BackupFile, type Manifest, writeManifest } from './manifest.ts';
import { dumpPostgres } from './postgres-tools.ts';

export type MadeBackup =
  | { readonly ok: true; readonly manifest: Manifest; readonly damaged: readonly string[] }
  | { readonly ok: false; readonly reason: string };

type Places = Pick<Config, 'dataDir' | 'postgres' | 'photos'>;

/** All that the database held at one instant; `at` is not after it. */
export type Dumped = Pick<Manifest, 'schema' | 'epoch' | 'counts' | 'at'>;

export const databaseFile = { sqlite: 'fieldroster.sqlite', postgres: 'fieldroster.dump' } as const;

/**
 * Backs the server up into an empty folder, whether it runs or not: one state of the database, and then the photos,
 * so that those which that state names are among them. The reason is a sentence for whoever asked.
 */
export async function makeBackup(places: Places, folder: string): Promise<MadeBackup> {
  const refused = await prepared(folder);
  if (refused) return { ok: false, reason: refused };
  const engine = places.postgres ? 'postgres' : 'sqlite';
  const file = join(folder, databaseFile[engine]);
  const dumped = await (places.postgres
    ? dumpPostgres(places.postgres.url, file)
    : dumpSqlite(placesIn(places.dataDir).database, file));
  if ('reason' in dumped) return { ok: false, reason: dumped.reason };
  const database = { name: databaseFile[engine], ...(await present(file)) };
  const { photos, damaged } =
    places.photos === 'directory'
      ? await copyPhotos(placesIn(places.dataDir).photos, folder)
      : { photos: [], damaged: [] };
  const about = { format: 1, version: packageVersion(), engine } as const;
  const manifest = { ...about, ...dumped, files: [database, ...photos] };
  await writeManifest(folder, manifest);
  await flush(folder);
  return { ok: true, manifest, damaged };
}

async function prepared(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if ((await readdir(folder)).length === 0) return null;
  } catch (error) {
    return `${folder} can not be used as a folder (${(error as NodeJS.ErrnoException).code}).`;
  }
  return `There is something in ${folder} already. Name a new folder.`;
}

/** In one go, under one read lock: the server writes on meanwhile, and none of that is in it. */
const allPages = 2 ** 31 - 1;

async function dumpSqlite(from: string, to: string): Promise<Dumped | { readonly reason: string }> {
  if (!existsSync(from)) return { reason: `There is no database at ${from}. Set DATA_DIR.` };
  const at = new Date().toISOString();
  const source = new DatabaseSync(from, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, to, { rate: allPages });
  } finally {
    source.close();
  }
  const fault = seal(to);
  if (fault) return { reason: `The database at ${from} is damaged: ${fault}.` };
  await flush(to);
  return { ...(await contentOf((run) => readSqlite(to, run))), at };
}

/** Makes it a single file that is whole; answers what is wrong with it, or null. */
function seal(file: string): string | null {
  const copy = new DatabaseSync(file);
  try {
    copy.exec('PRAGMA journal_mode = DELETE');
    const [first] = copy.prepare('PRAGMA integrity_check(1)').all() as { integrity_check: string }[];
    return first?.integrity_check === 'ok' ? null : (first?.integrity_check ?? 'it can not be read');
  } finally {
    copy.close();
  }
}

async function copyPhotos(from: string, folder: string) {
  const photos: BackupFile[] = [];
  const damaged: string[] = [];
  for (const photo of await photosIn(from)) {
    const name = `photos/${photo}`;
    const copied = await copyWhole(join(from, photo), join(folder, name));
    if (!copied) continue;
    photos.push({ name, ...copied });
    // A photo is named by its hash.
    if (!photo.endsWith(copied.sha256)) damaged.push(photo);
  }
  return { photos, damaged };
}

async function present(file: string): Promise<Omit<BackupFile, 'name'>> {
  const found = await hashOfFile(file);
  if (!found) throw new Error(`${file} has gone`);
  return found;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, placesIn } from '../config.ts';
import { recordOutcome } from '../messages/outcome.ts';
import { openDatabase } from '../open-database.ts';
import type { Store } from '../store/store.ts';
import { copyWhole, hashOfFile } from './files.ts';
import { databaseFile } from './make-backup.ts';
import { damageIn, type Manifest, readManifest } from './manifest.ts';
import { restorePostgres } from './postgres-tools.ts';
import { restoreSqlite } from './restore-sqlite.ts';

export type Restored =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      /** The epoch that was minted. */
      readonly epoch: string;
      /** Where the data lies that was replaced: a folder or a schema. Null where there was none. */
      readonly kept: string | null;
    }
  | { readonly ok: false; readonly reason: string };

type Places = Pick<Config, 'dataDir' | 'postgres' | 'photos'>;

const no = (reason: string): Restored => ({ ok: false, reason });

/**
 * Puts a backup in the place of the data of a server that does not run. The new epoch tells the computers that
 * they know more than the server (S12). Nothing is touched before the whole backup was found to be good.
 */
export async function restoreBackup(places: Places, folder: string): Promise<Restored> {
  const read = readManifest(folder);
  if (!read.ok) return read;
  const { manifest } = read;
  const engine = places.postgres ? 'postgres' : 'sqlite';
  if (manifest.engine !== engine) return no(otherEngine[manifest.engine]);
  const damage = await damageIn(folder, manifest);
  if (damage) return no(damage);
  const file = join(folder, databaseFile[engine]);
  const exchanged = await (places.postgres
    ? restorePostgres(places.postgres.url, file)
    : restoreSqlite(places.dataDir, file));
  if ('reason' in exchanged) return no(exchanged.reason);
  if (places.photos === 'directory') await addPhotos(folder, manifest, placesIn(places.dataDir).photos);
  const store = await openDatabase(places);
  await giveUpMessages(store);
  const { epoch } = store;
  await store.close();
  return { ok: true, manifest, epoch, kept: exchanged.kept };
}

const otherEngine = {
  sqlite: 'This backup is of a server with SQLite. Run this without DATABASE_URL.',
  postgres: 'This backup is of a server with PostgreSQL. Set DATABASE_URL.',
} as const;

/** Those that came after the backup stay: a photo is named by its hash, and the records come back that name it. */
async function addPhotos(folder: string, { files }: Manifest, photos: string): Promise<void> {
  for (const { name, sha256 } of files) {
    if (!name.startsWith('photos/')) continue;
    const place = join(photos, name.slice('photos/'.length));
    if (existsSync(place) && (await hashOfFile(place))?.sha256 === sha256) continue;
    await copyWhole(join(folder, name), place);
  }
}

const reason = 'The server was restored from a backup. It may have been sent; look, and ask again.';

/** What waited when the backup was made has gone since, as far as anybody knows: nothing is sent twice (S12). */
async function giveUpMessages({ people, transaction }: Store): Promise<void> {
  const waiting = await people.dueMessages(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  for (const message of waiting)
    await transaction(message.companyId, async (tx) => {
      await recordOutcome(tx, { message, linkHash: null }, { ok: false, isFinal: true, reason }, Date.now());
    });
}

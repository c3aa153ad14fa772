import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { placesIn } from '../config.ts';
import { steps } from '../store/migrations.ts';
import { CannotStart } from '../store/postgres-start.ts';
import { makeBackup } from './make-backup.ts';
import { readManifest } from './manifest.ts';

/** So many backups from before upgrades are kept. */
const keep = 3;

/**
 * Backs a database up whose tables are older than this program's, before they are changed: a folder for the command
 * `restore` of the older program, without the photos, which an upgrade leaves alone. Throws where there can be no
 * backup, and where a newer program has changed the tables already.
 */
export async function backUpBeforeUpgrade(dataDir: string): Promise<void> {
  const { database, beforeUpgrades } = placesIn(dataDir);
  const version = existsSync(database) ? versionOf(database) : 0;
  if (version > steps.length) throw new CannotStart(await tooNew(version, beforeUpgrades));
  if (version === 0 || version === steps.length) return;
  const at = new Date().toISOString().replaceAll(':', '-');
  const folder = join(beforeUpgrades, `${at}-tables-${version}`);
  const made = await makeBackup({ dataDir, postgres: undefined, photos: 'database' }, folder);
  if (!made.ok) throw new CannotStart(`${made.reason} Nothing was upgraded.`);
  for (const old of (await backupsIn(beforeUpgrades)).slice(keep)) await rm(old, { recursive: true });
}

/** 0 where there are no tables yet. */
function versionOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    const found = database.prepare('SELECT max(version) AS version FROM schema_versions').get();
    return Number(found?.version ?? 0);
  } catch (error) {
    if (/no such table/.test(String(error))) return 0;
    throw error;
  } finally {
    database.close();
  }
}

/** Newest first. */
async function backupsIn(folder: string): Promise<readonly string[]> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  return names
    .sort()
    .toReversed()
    .map((name) => join(folder, name));
}

async function tooNew(version: number, folder: string): Promise<string> {
  const said = `A newer server has upgraded this database to tables ${version}; this one knows up to ${steps.length}. Install the newer server`;
  const usable = (await backupsIn(folder)).find((backup) => readManifest(backup).ok);
  return usable
    ? `${said}, or go back to before the upgrade: npm run restore -- ${usable}`
    : `${said}, or restore a backup from before.`;
}

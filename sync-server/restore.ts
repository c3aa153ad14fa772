import { resolve } from 'node:path';
import { restoreBackup } from './backup/restore-backup.ts';
import { readConfig } from './config.ts';

/**
 * Puts a backup in the place of a server's data, while the server is stopped: `node sync-server/restore.ts FOLDER`,
 * with DATA_DIR, DATABASE_URL and PHOTOS as for the server. The exit code is 1 where nothing was restored.
 */
async function main(): Promise<void> {
  process.umask(0o077);
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0) throw new Error('Name the folder of a backup: npm run restore -- FOLDER');
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.reason);
  const restored = await restoreBackup(read.config, resolve(folder));
  if (!restored.ok) throw new Error(restored.reason);
  const { counts, at } = restored.manifest;
  console.log(
    `Restored ${counts.technicians ?? 0} technicians as of ${at}. The new epoch is ${restored.epoch}.`,
  );
  if (restored.kept) console.log(`What was replaced is kept in ${restored.kept}`);
  console.log('Start the server. The computers bring what they know of the time since.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

import { resolve } from 'node:path';
import { makeBackup } from './backup/make-backup.ts';
import { readConfig } from './config.ts';

/**
 * Backs a server up into an empty folder, while it runs: `node sync-server/backup.ts FOLDER`, with DATA_DIR,
 * DATABASE_URL and PHOTOS as for the server. The exit code is 1 where there is no backup.
 */
async function main(): Promise<void> {
  process.umask(0o077);
  const [folder, ...more] = process.argv.slice(2);
  if (!folder || more.length > 0) throw new Error('Name one new folder: npm run backup -- FOLDER');
  const read = readConfig(process.env);
  if (!read.ok) throw new Error(read.reason);
  const made = await makeBackup(read.config, resolve(folder));
  if (!made.ok) throw new Error(made.reason);
  const { counts, files, at } = made.manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const photo of made.damaged)
    console.error(`The photo ${photo} is damaged on the server; it was copied as it is.`);
  const photos = files.filter(({ name }) => name.startsWith('photos/')).length;
  console.log(
    `Backed up ${counts.technicians ?? 0} technicians, ${counts.edits ?? 0} edits and ${photos} photo files ` +
      `as of ${at}: ${bytes} bytes in ${resolve(folder)}`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

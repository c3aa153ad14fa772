import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wrongChannelFile } from './check/channel-file.ts';
import { missingInRelease } from './check/release-files.ts';
import { check, finish } from './check/report.ts';
import { isChannelFile } from './feed.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Checks a folder with the packages of all three systems before anybody sees them. */
async function checkRelease(folder: string): Promise<void> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const names = await readdir(folder);
  await check('every file of a release is there', () => missingInRelease(names, version));
  for (const name of names.filter(isChannelFile))
    await check(`feed: ${name}`, () => wrongChannelFile(folder, name, version));
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Say which folder the packages are in.');
await checkRelease(folder);
finish('This checks that the packages are all there. It does not start them.');

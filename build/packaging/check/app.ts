import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { dictionaryLicenses } from '../dictionaries/shipped.ts';
import { bundledPackages } from '../licenses.ts';
import { filesOf } from './asar.ts';
import { missingBeside } from './beside.ts';
import { DICTIONARIES, FEED } from './build.ts';
import { wrongOwnFeed } from './channel-file.ts';
import { builderPaths, dependencies, missing, programs, sourceMaps, strangers } from './contents.ts';
import { wrongFuses } from './fuse-state.ts';
import { undecided, unlisted } from './notices.ts';
import { check } from './report.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** What is in a packaged app, and beside it. `unpacked` is the folder with its program. */
export async function checkApp(unpacked: string): Promise<void> {
  const files = filesOf(join(unpacked, 'resources', 'app.asar'));
  await check('app: holds only what is listed', () => strangers(files));
  await check('app: holds all that it needs', () => missing(files));
  await check('app: no dependency to look for', () => dependencies(files));
  await check('app: no source map', () => sourceMaps(files));
  await check("app: no folder of the builder's", () => builderPaths(files, [ROOT, `${homedir()}/`]));
  await check("app: no program, Node's included", () => programs(files));
  const packages = await bundledPackages();
  const shipped = files.find(({ place }) => place === 'licenses.txt')?.bytes.toString('utf8') ?? '';
  await check(`app: the licenses of ${packages.length} packages`, () => unlisted(packages, shipped));
  const dictionaries = await dictionaryLicenses(DICTIONARIES);
  await check('app: the license of the dictionary', () => unlisted(dictionaries, shipped));
  await check('app: every license is allowed', () => undecided(packages));
  const ours = { policies: join(ROOT, 'policies'), dictionaries: DICTIONARIES };
  await check("app: Electron's licenses, our policy templates and the dictionary lie beside it", () =>
    missingBeside(unpacked, ours),
  );
  await check('app: where it looks for new versions', async () =>
    wrongOwnFeed(await readFile(join(unpacked, 'resources', 'app-update.yml'), 'utf8'), FEED, 'latest'),
  );
  await check('app: fuses', () => wrongFuses(join(unpacked, 'fieldroster')));
}

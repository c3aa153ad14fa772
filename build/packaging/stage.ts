import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaVersion } from '#domain/sync/collections.ts';
import { dictionaryLicenses } from './dictionaries/shipped.ts';
import { bundledPackages, licensesText } from './licenses.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Where the app is laid out as it ships: bundles, a package.json without dependencies, licenses. */
export const STAGE = join(ROOT, 'dist', 'app');

const MAP_COMMENT = /\n\/\/# sourceMappingURL=.*\s*$/;

/**
 * Lays out what ships from the two bundles, which must be there. `version` is the app's, as in `1.2.3`; `dictionaries` is
 * the folder of those that ship beside it.
 */
export async function stageApp(version: string, dictionaries: string | null): Promise<void> {
  await rm(STAGE, { recursive: true, force: true });
  await mkdir(STAGE, { recursive: true });
  for (const bundle of ['electron', 'renderer']) await copyBundle(bundle);
  await writeFile(join(STAGE, 'package.json'), `${JSON.stringify(await manifest(version), null, 2)}\n`);
  const licenses = [...(await bundledPackages()), ...(await dictionaryLicenses(dictionaries))];
  await writeFile(join(STAGE, 'licenses.txt'), licensesText(licenses));
}

// Source maps name the folders of the machine that built them.
async function copyBundle(bundle: string): Promise<void> {
  const target = join(STAGE, bundle);
  await cp(join(ROOT, 'dist', bundle), target, {
    recursive: true,
    filter: (source) => !source.endsWith('.map'),
  });
  for (const name of await readdir(target)) if (/\.c?js$/.test(name)) await cutMapComment(join(target, name));
}

async function cutMapComment(file: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(MAP_COMMENT, '\n'));
}

async function manifest(version: string) {
  const { name, productName, description, license, type } = JSON.parse(
    await readFile(join(ROOT, 'package.json'), 'utf8'),
  );
  const dataVersion = schemaVersion;
  // On Linux the running window finds its icon by this name.
  const desktopName = 'fieldroster.desktop';
  return {
    name,
    productName,
    version,
    description,
    license,
    type,
    main: 'electron/main.js',
    desktopName,
    dataVersion,
  };
}

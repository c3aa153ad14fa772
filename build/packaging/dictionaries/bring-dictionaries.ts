import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { downloadArtifact } from '@electron/get';
import { extract } from '@electron-internal/extract-zip';
import { LICENSE, SHIPPED } from './shipped.ts';

const ARCHIVE = 'hunspell_dictionaries.zip';

const require = createRequire(import.meta.url);

/** A release of Electron, with the SHA-256 of its files; what is downloaded is kept in `cache`, or where Electron's is. */
export type Release = {
  readonly version: string;
  readonly checksums: Readonly<Record<string, string>>;
  readonly cache?: string;
  /** For what is thrown away again. */
  readonly scratch?: string;
};

const installed = (): Release => ({
  version: require('electron/package.json').version,
  checksums: require('electron/checksums.json'),
});

/**
 * Puts the spelling dictionaries that we ship, and their license, into a folder of their own; they come from the archive
 * of Electron's release. Rejects with what a person can do about it, and leaves nothing in the folder then.
 */
export async function bringDictionaries(folder: string, release: Release = installed()): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const archive = await download(release);
  const scratch = await mkdtemp(join(release.scratch ?? tmpdir(), 'dictionaries-'));
  try {
    await extract(archive, { dir: scratch });
    await take(scratch, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function download({ version, checksums, cache, scratch }: Release): Promise<string> {
  try {
    return await downloadArtifact({
      isGeneric: true,
      version,
      artifactName: ARCHIVE,
      // Without the one that it needs, it would fetch a list of them from the same place as the file.
      checksums: { [ARCHIVE]: checksumIn(checksums) },
      ...(cache ? { cacheRoot: cache } : {}),
      ...(scratch ? { tempDirectory: scratch } : {}),
    });
  } catch (error) {
    throw new Error(whatToDo(version, error), { cause: error });
  }
}

function checksumIn(checksums: Release['checksums']): string {
  const checksum = checksums[ARCHIVE];
  if (!checksum) throw new Error(`Electron names no checksum for ${ARCHIVE}`);
  return checksum;
}

function whatToDo(version: string, error: unknown): string {
  const place = process.env.ELECTRON_MIRROR ?? 'the releases of Electron on GitHub';
  return [
    `The spelling dictionaries are not here: ${ARCHIVE} of Electron ${version}, from ${place}: ${whyOf(error)}.`,
    `Let this computer reach that place, or set ELECTRON_MIRROR to one that has the file, below a folder v${version}/.`,
    'The file has to have the SHA-256 that node_modules/electron/checksums.json names.',
  ].join('\n');
}

// What Node says of a download that failed is in its cause.
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

async function take(from: string, folder: string): Promise<void> {
  const files = await readdir(from, { recursive: true });
  const wanted = files.filter((file) => SHIPPED.test(basename(file)) || basename(file) === LICENSE);
  if (wanted.length < 2) throw new Error(`${ARCHIVE} has not both a dictionary for en-US and its license.`);
  await mkdir(folder, { recursive: true });
  for (const file of wanted) await copyFile(join(from, file), join(folder, basename(file)));
}

import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Bundled } from '../licenses.ts';

/** The files of the dictionaries that ship. The others are under licenses that nobody has decided about. */
export const SHIPPED = /^en-US-(\d+-\d+)\.bdic$/;

/** What Chromium's own additions to the dictionary are under; it ships beside it. */
export const LICENSE = 'LICENSE';

/** The notice of the word list goes along with it; a package that has the same list brings it. */
const NOTICE = join(dirname(createRequire(import.meta.url).resolve('dictionary-en')), 'license');

const ADDITIONS = `The dictionary is that of Electron's release: the word list below, with words that the Chromium project has added under
the MPL 1.1, or as one chooses the GPL 2.0 or the LGPL 2.1. That license lies beside the dictionary.

`;

/** The licenses of the dictionaries in a folder; none where there is no folder, since macOS has its own. */
export async function dictionaryLicenses(folder: string | null): Promise<Bundled[]> {
  const versions = (folder ? await readdir(folder) : []).flatMap((name) => SHIPPED.exec(name)?.[1] ?? []);
  const text = ADDITIONS + (await readFile(NOTICE, 'utf8')).trim();
  return versions.map((version) => ({
    name: 'Spelling dictionary en-US',
    version,
    license: 'SCOWL AND BSD-3-Clause AND MPL-1.1',
    text,
  }));
}

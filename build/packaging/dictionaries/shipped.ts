import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundled } from '../licenses.ts';

/** The files of the dictionaries that ship. The others are under licenses that nobody has decided about. */
export const SHIPPED = /^en-US-(\d+-\d+)\.bdic$/;

/** What Chromium's own additions to the dictionary are under; it ships beside it. */
export const LICENSE = 'LICENSE';

const NOTICE = join(import.meta.dirname, 'en-US-notice.txt');

/** The licenses of the dictionaries in a folder; none where there is no folder, since macOS has its own. */
export async function dictionaryLicenses(folder: string | null): Promise<Bundled[]> {
  const versions = (folder ? await readdir(folder) : []).flatMap((name) => SHIPPED.exec(name)?.[1] ?? []);
  const text = (await readFile(NOTICE, 'utf8')).trim();
  return versions.map((version) => ({
    name: 'Spelling dictionary en-US',
    version,
    license: 'SCOWL AND BSD-3-Clause AND MPL-1.1',
    text,
  }));
}

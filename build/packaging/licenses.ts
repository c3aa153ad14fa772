import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { notesOf } from './note-packages.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const LICENSE_FILE = /^(licen[sc]e|copying)/i;

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
});

/** A package that is part of what ships. `text` is its license in full. */
export type Bundled = { name: string; version: string; license: string; text: string };

const RULE = '-'.repeat(72);

/** What a shipped package may be licensed under; anything else needs a person's decision. */
export const allowedLicenses: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
]);

/** Every package that is bundled into the shell or the page, as their bundlers wrote it down. */
export async function bundledPackages(): Promise<Bundled[]> {
  const lists = await Promise.all(['electron', 'renderer'].map(readNotes));
  const folders = [...new Set(lists.flat())].sort();
  return Promise.all(folders.map((folder) => readPackage(join(ROOT, folder))));
}

const readNotes = async (bundle: string): Promise<string[]> =>
  z.array(z.string()).parse(JSON.parse(await readFile(notesOf(bundle), 'utf8')));

async function readPackage(folder: string): Promise<Bundled> {
  const { name, version, license, author } = manifest.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  const file = (await readdir(folder)).find((each) => LICENSE_FILE.test(each));
  const holder = typeof author === 'string' ? author : author?.name;
  const text = file ? await readFile(join(folder, file), 'utf8') : commonText(license, holder ?? name);
  return { name, version, license, text: text.trim() };
}

// A few packages name their license without bringing its words.
function commonText(license: string, holder: string): string {
  if (license !== 'MIT') throw new Error(`No text for the license ${license} of ${holder}.`);
  return `MIT License\n\nCopyright (c) ${holder}\n\n${MIT}`;
}

/** The file that ships: our own notice and every package with its license. */
export function licensesText(packages: readonly Bundled[]): string {
  const head =
    'Fieldroster contains the following packages. The licenses of its address data are on Help › About.';
  const parts = packages.map((each) => `${headOf(each)}\n\n${each.text}`);
  return `${[head, ...parts].join(`\n\n${RULE}\n\n`)}\n`;
}

/** The line that a package's part of the file begins with. */
export const headOf = ({ name, version, license }: Bundled): string => `${name} ${version} (${license})`;

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

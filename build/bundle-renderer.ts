import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { writeGuides } from './guides.ts';
import { notePackages } from './packaging/note-packages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist/renderer');

/** Builds the renderer into dist/renderer, for the desktop and for the browser edition alike. */
export async function bundleRenderer(): Promise<void> {
  const note = notePackages('renderer');
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [note],
    worker: { plugins: () => [note] },
  });
  await writeGuides(join(out, 'guide'));
  await writeServiceWorker();
}

/** Puts the list of files, and a version that changes with any of them, into the service worker. */
async function writeServiceWorker(): Promise<void> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(join(out, file)));
  const source = await readFile(join(root, 'renderer/service-worker/service-worker.js'), 'utf8');
  const filled = source
    .replace("'__VERSION__'", JSON.stringify(hash.digest('hex').slice(0, 16)))
    .replace("['__FILES__']", JSON.stringify(['./', ...files.filter((file) => file !== 'index.html')]));
  await writeFile(join(out, 'service-worker.js'), filled);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleRenderer();

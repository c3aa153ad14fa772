import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { notePackages } from './packaging/note-packages.ts';

const ROOT = join(import.meta.dirname, '..');
const OUTPUT = join(ROOT, 'dist', 'electron');

/**
 * Bundles the shell to `dist/electron/main.js` (ESM) and `dist/electron/preload.cjs` (a sandboxed
 * preload cannot be ESM), with the pictures that main shows beside them. Everything but `electron`
 * and Node's own modules goes in, so that the packaged app needs no node_modules. Rejects when the
 * sources do not build.
 */
export async function bundleElectron(): Promise<void> {
  const note = notePackages('electron');
  await bundle('electron/main.ts', 'main.js', 'esm', note);
  await bundle('electron/preload.ts', 'preload.cjs', 'cjs', note);
  await cp(join(ROOT, 'electron', 'badges'), join(OUTPUT, 'badges'), { recursive: true });
}

type Note = ReturnType<typeof notePackages>;

async function bundle(input: string, output: string, format: 'esm' | 'cjs', note: Note): Promise<void> {
  const build = await rolldown({
    input: join(ROOT, input),
    platform: 'node',
    external: ['electron'],
    plugins: [note],
    tsconfig: join(ROOT, 'electron', 'tsconfig.json'),
  });
  try {
    await build.write({ file: join(OUTPUT, output), format, sourcemap: true });
  } finally {
    await build.close();
  }
}

if (import.meta.main) await bundleElectron();

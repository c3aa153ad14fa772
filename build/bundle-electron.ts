import { join } from 'node:path';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..');

/**
 * Bundles the shell to `dist/electron/main.js` (ESM) and `dist/electron/preload.cjs` (a sandboxed
 * preload cannot be ESM). Everything but `electron` and Node's own modules goes in, so that the
 * packaged app needs no node_modules. Rejects when the sources do not build.
 */
export async function bundleElectron(): Promise<void> {
  await bundle('electron/main.ts', 'main.js', 'esm');
  await bundle('electron/preload.ts', 'preload.cjs', 'cjs');
}

async function bundle(input: string, output: string, format: 'esm' | 'cjs'): Promise<void> {
  const build = await rolldown({
    input: join(ROOT, input),
    platform: 'node',
    external: ['electron'],
    tsconfig: join(ROOT, 'electron', 'tsconfig.json'),
  });
  try {
    await build.write({ file: join(ROOT, 'dist', 'electron', output), format, sourcemap: true });
  } finally {
    await build.close();
  }
}

if (import.meta.main) await bundleElectron();

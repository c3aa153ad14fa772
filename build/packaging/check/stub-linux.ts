import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fuseWire } from './stub-fuses.ts';

/** A folder that looks to electron-builder like Electron for Linux; its program says that it is none. */
export async function stubLinux(folder: string): Promise<void> {
  await mkdir(join(folder, 'locales'), { recursive: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await writeFile(join(folder, 'electron'), Buffer.concat([PROGRAM, fuseWire, Buffer.from('\n')]));
  await writeFile(join(folder, 'chrome-sandbox'), PROGRAM);
  for (const name of ['electron', 'chrome-sandbox']) await chmod(join(folder, name), 0o755);
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
    'icudtl.dat',
    'resources.pak',
  ])
    await writeFile(join(folder, name), 'stub\n');
}

const PROGRAM = Buffer.from(
  '#!/bin/sh\necho "Not Electron: a stub for checking packages."\nexit 0\n# ',
  'latin1',
);

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { WORK } from './build.ts';
import { wrongEntry } from './desktop-entry.ts';
import { check } from './report.ts';
import { run } from './tools.ts';

/** Unpacks an AppImage and looks at what is in it; `archive` is the app archive of the same build. */
export async function checkAppImage(file: string, archive: string): Promise<void> {
  const { size } = await stat(join(WORK, 'appimage', 'runtimes', 'runtime-x64'));
  const folder = join(WORK, 'unpacked-image');
  await run('unsquashfs', ['-q', '-n', '-o', String(size), '-d', folder, file]);
  await check('AppImage: desktop entry', async () =>
    wrongEntry(await readFile(join(folder, 'fieldroster.desktop'), 'utf8'), 'AppRun'),
  );
  await check('AppImage: holds the same app', async () => {
    const [mine, theirs] = await Promise.all([
      readFile(join(folder, 'resources', 'app.asar')),
      readFile(archive),
    ]);
    return mine.equals(theirs) ? [] : ['Its app archive is another one'];
  });
  // An updater that read it here would ask for an administrator and install a deb.
  await check('AppImage: does not take itself for a deb', async () =>
    (await readdir(join(folder, 'resources'))).includes('package-type') ? ['It has a package-type'] : [],
  );
}

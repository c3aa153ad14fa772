import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from './asar.ts';
import { missingOfOurs } from './beside.ts';
import { buildFor, DICTIONARIES, stubOf } from './build.ts';
import { strangers } from './contents.ts';
import { wrongFuses } from './fuse-state.ts';
import { checkMsiProject } from './msi.ts';
import { check, skip } from './report.ts';
import { stubWindows } from './stub-windows.ts';
import { missingPackages } from './tools.ts';

const ICON = join(import.meta.dirname, '..', 'icons', 'icon.ico');

/** What Windows shows of the program, and what it must not show: as they lie in it, two bytes for each letter. */
const SHOWN = ['Fieldroster'];
const GONE = ['Electron', 'Stub'];

/** The program folder for Windows, without the installers around it. */
export async function checkWindows(version: string): Promise<void> {
  const packages = missingPackages(['x86_64-w64-mingw32-gcc', 'x86_64-w64-mingw32-windres']);
  if (packages.length > 0) return skip('Windows: folder', `apt-get install ${packages.join(' ')}`);
  await stubWindows(stubOf('windows'));
  const folder = join(await buildFor('windows', version, ['dir']), 'win-unpacked');
  const program = join(folder, 'Fieldroster.exe');
  const bytes = await readFile(program);
  const says = (text: string) => bytes.includes(Buffer.from(text, 'utf16le'));
  await check('Windows: the program names the product', () => [
    ...[...SHOWN, version].filter((text) => !says(text)).map((text) => `It does not say "${text}"`),
    ...GONE.filter(says).map((text) => `It still says "${text}"`),
  ]);
  await check('Windows: the program has our icon', async () => {
    const icon = await readFile(ICON);
    return bytes.includes(icon.subarray(-256)) ? [] : ['The largest picture of our icon is not in it'];
  });
  await check('Windows: the program knows the checksum of the app', () =>
    bytes.includes('"alg":"SHA256"') ? [] : ['There is no checksum in it'],
  );
  await check('Windows: fuses', () => wrongFuses(program));
  await check('Windows: holds only what is listed', () =>
    strangers(filesOf(join(folder, 'resources', 'app.asar'))),
  );
  await check('Windows: the dictionary lies beside it', () =>
    missingOfOurs(join(folder, 'resources'), { dictionaries: DICTIONARIES }),
  );
  await checkMsiProject(version);
}

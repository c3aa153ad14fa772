import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { filesOf } from './asar.ts';
import { buildFor, stubOf } from './build.ts';
import { strangers } from './contents.ts';
import { wrongFuses } from './fuse-state.ts';
import { check, type Findings } from './report.ts';
import { stubMac } from './stub-mac.ts';

/** The program folder for macOS, unsigned and without the dmg around it. */
export async function checkMac(version: string): Promise<void> {
  await stubMac(stubOf('mac'));
  const output = await buildFor('mac', version, ['dir']);
  const contents = join(output, 'mac', 'Fieldroster.app', 'Contents');
  const archive = join(contents, 'Resources', 'app.asar');
  const plist = await readFile(join(contents, 'Info.plist'), 'utf8');
  const { headerString } = getRawHeader(archive);
  await check('macOS: what the app says of itself', () =>
    wrongPlist(plist, version, createHash('sha256').update(headerString).digest('hex')),
  );
  await check('macOS: fuses', () => wrongFuses(join(contents, '..')));
  await check('macOS: our icon', async () => {
    const [ours, theirs] = await Promise.all([
      readFile(ICON),
      readFile(join(contents, 'Resources', 'icon.icns')),
    ]);
    return ours.equals(theirs) ? [] : ['Its icon is another one'];
  });
  await check('macOS: holds only what is listed', () => strangers(filesOf(archive)));
}

const ICON = join(import.meta.dirname, '..', 'icons', 'icon.icns');

/** What a property list lacks; `checksum` is that of the app archive's own list of files. */
export function wrongPlist(plist: string, version: string, checksum: string): Findings {
  const value = (key: string) =>
    new RegExp(`<key>${key}</key>\\s*(?:<array>\\s*)?<string>([^<]*)</string>`).exec(plist)?.[1] ?? '';
  const wanted = {
    CFBundleIdentifier: 'com.fieldroster.desktop',
    CFBundleName: 'Fieldroster',
    CFBundleShortVersionString: version,
    CFBundleURLSchemes: 'fieldroster',
    LSApplicationCategoryType: 'public.app-category.business',
    hash: checksum,
  };
  const wrong = Object.entries(wanted).filter(([key, want]) => value(key) !== want);
  return [
    ...wrong.map(([key]) => `${key} is "${value(key)}"`),
    ...(value('NSCameraUsageDescription') ? [] : ['It does not say what it wants the camera for']),
  ];
}

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installedAs } from './installed-as.ts';

async function surroundings(platform: NodeJS.Platform) {
  const resources = await mkdtemp(join(tmpdir(), 'installed-'));
  return { isPackaged: true, platform, program: join(resources, 'Fieldroster.exe'), resources };
}

test('a checkout is for development', async () => {
  expect(installedAs({ ...(await surroundings('win32')), isPackaged: false })).toBe('development');
});

test('the uninstaller of NSIS tells it from MSI', async () => {
  const around = await surroundings('win32');
  expect(installedAs(around)).toBe('msi');
  await writeFile(join(around.resources, 'Uninstall Fieldroster.exe'), '');
  expect(installedAs(around)).toBe('nsis');
});

test.each(['deb', 'rpm'])('a %s says so itself', async (kind) => {
  const around = await surroundings('linux');
  expect(installedAs(around)).toBe('appimage');
  await writeFile(join(around.resources, 'package-type'), kind);
  expect(installedAs(around)).toBe(kind);
});

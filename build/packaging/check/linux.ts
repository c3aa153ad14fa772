import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wrongEntry } from './desktop-entry.ts';
import { metadataOf, wrongMetadata } from './metadata.ts';
import { listedInDeb, listedInRpm, wrongModes, wrongPlaces } from './modes.ts';
import { check } from './report.ts';
import { run } from './tools.ts';

const PROGRAM = '/opt/Fieldroster/fieldroster';
const SIZES = [16, 24, 32, 48, 64, 96, 128, 256, 512];

/** What a deb says of itself, what lies where and with which rights. */
export async function checkDeb(file: string, version: string): Promise<void> {
  const said = metadataOf(await run('dpkg-deb', ['-f', file]));
  await check('deb: metadata', () =>
    wrongMetadata(said, {
      Package: 'fieldroster',
      Version: version,
      Architecture: 'amd64',
      Maintainer: /.+ <.+@.+>/,
      Homepage: /https:\/\/.+/,
      Depends: /.*libgtk-3-0.*libnss3.*libsecret-1-0.*/,
      Description: /\S.{10,70}/,
    }),
  );
  const listed = listedInDeb(await run('dpkg-deb', ['-c', file]));
  await check('deb: modes and owners', () => wrongModes(listed));
  await check('deb: places', () => wrongPlaces(listed));
  await check('deb: icons', () =>
    SIZES.map((size) => `/usr/share/icons/hicolor/${size}x${size}/apps/fieldroster.png`)
      .filter((icon) => !listed.some(({ place }) => place === icon))
      .map((icon) => `${icon} is missing`),
  );
  await check('deb: desktop entry', async () => wrongEntry(await entryIn(file), PROGRAM));
}

async function entryIn(deb: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-deb-'));
  try {
    await run('dpkg-deb', ['-x', deb, folder]);
    const entry = join(folder, 'usr/share/applications/fieldroster.desktop');
    await run('desktop-file-validate', [entry]);
    return await readFile(entry, 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same of an rpm. */
export async function checkRpm(file: string, version: string): Promise<void> {
  const said = metadataOf(await run('rpm', ['-qpi', file]));
  await check('rpm: metadata', () =>
    wrongMetadata(said, {
      Name: 'fieldroster',
      Version: version,
      Architecture: 'x86_64',
      Vendor: 'Fieldroster',
      URL: /https:\/\/.+/,
      Summary: /\S.{10,70}/,
    }),
  );
  const listed = listedInRpm(await run('rpm', ['-qplv', file]));
  await check('rpm: modes and owners', () => wrongModes(listed));
  await check('rpm: places', () => wrongPlaces(listed));
  await check('rpm: needs gtk3 and nss', async () => {
    const needs = (await run('rpm', ['-qpR', file])).split('\n');
    return ['gtk3', 'nss'].filter((name) => !needs.includes(name)).map((name) => `It does not need ${name}`);
  });
}

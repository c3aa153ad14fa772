import { describe, expect, test } from 'vitest';
import type { Packed } from './asar.ts';
import { builderPaths, dependencies, missing, programs, sourceMaps, strangers } from './contents.ts';
import { wrongEntry } from './desktop-entry.ts';
import { wrongPlist } from './mac.ts';
import { metadataOf, wrongMetadata } from './metadata.ts';
import { listedInDeb, listedInRpm, wrongModes, wrongPlaces } from './modes.ts';
import { wrongMsiProject } from './msi.ts';
import { undecided, unlisted } from './notices.ts';

const file = (place: string, content: string | Buffer = ''): Packed => ({
  place,
  bytes: Buffer.from(content),
});

const good: readonly Packed[] = [
  file('package.json', '{"name":"fieldroster","main":"electron/main.js"}'),
  file('licenses.txt'),
  file('electron/main.js', 'import "electron";'),
  file('electron/preload.cjs'),
  file('electron/badges/more.png'),
  file('renderer/index.html', '<script src="./assets/index-1.js"></script>'),
  file('renderer/assets/index-1.js'),
];

describe('the app', () => {
  test('as it should be has nothing to find', () => {
    for (const look of [strangers, missing, dependencies, sourceMaps, programs])
      expect(look(good)).toEqual([]);
    expect(builderPaths(good, ['/home/builder/'])).toEqual([]);
  });

  test.each([
    'node_modules/lodash/index.js',
    'renderer/assets/index-1.js.map',
    'electron/main.test.js',
    '.env',
  ])('%s does not ship', (place) => expect(strangers([...good, file(place)])).toHaveLength(1));

  test('a page whose script is not there is found', () => {
    expect(missing(good.filter(({ place }) => !place.includes('assets')))).toEqual([
      'renderer/assets/index-1.js is missing',
    ]);
  });

  test('dependencies are found', () => {
    expect(dependencies([file('package.json', '{"dependencies":{}}')])).toHaveLength(1);
  });

  test('a source map and a mention of one are found', () => {
    const files = [file('a.js.map'), file('b.js', 'x\n//# sourceMappingURL=b.js.map')];
    expect(sourceMaps(files)).toHaveLength(2);
  });

  test('a folder of the builder is found', () => {
    expect(builderPaths([file('a.js', 'from "/home/builder/app"')], ['/home/builder/'])).toHaveLength(1);
  });

  test.each(['7f454c4602', '4d5a9000', 'cffaedfe07'])('a program that begins with %s is found', (hex) => {
    expect(programs([file('renderer/geo/node', Buffer.from(hex, 'hex'))])).toHaveLength(1);
  });
});

describe('licenses', () => {
  const mit = { name: 'one', version: '1.0.0', license: 'MIT', text: 'the words of it' };

  test('a package without its words is found', () => {
    expect(unlisted([mit], '\none 1.0.0 (MIT)\n\nthe words of it\n')).toEqual([]);
    expect(unlisted([mit], '\none 1.0.0 (MIT)\n\n')).toHaveLength(1);
    expect(unlisted([mit], '\nother 1.0.0 (MIT)\n\nthe words of it\n')).toHaveLength(1);
  });

  test('a license that nobody allowed is found', () => {
    expect(undecided([mit])).toEqual([]);
    expect(undecided([{ ...mit, license: 'GPL-3.0' }])).toHaveLength(1);
  });
});

describe('modes', () => {
  const deb = (mode: string, owner: string, place: string) =>
    listedInDeb(`${mode} ${owner}      5 2026-01-01 10:00 .${place}\n`);

  test('rights that are right', () => {
    expect(wrongModes(deb('-rwxr-xr-x', 'root/root', '/opt/Fieldroster/fieldroster'))).toEqual([]);
    expect(wrongModes(deb('drwxr-xr-x', 'root/root', '/opt/'))).toEqual([]);
  });

  test.each([
    ['-rw-rw-r--', 'root/root', '/opt/Fieldroster/resources/app.asar'],
    ['-rwxr-xr-x', 'root/root', '/opt/Fieldroster/resources/app.asar'],
    ['-rwsr-xr-x', 'root/root', '/opt/Fieldroster/fieldroster'],
    ['-rw-r--r--', 'root/root', '/opt/Fieldroster/fieldroster'],
    ['drwxrwxrwx', 'root/root', '/opt/Fieldroster/'],
    ['-rw-r--r--', 'builder/builder', '/opt/Fieldroster/resources/app.asar'],
  ])('%s %s %s is found', (mode, owner, place) =>
    expect(wrongModes(deb(mode, owner, place))).toHaveLength(1),
  );

  test('a listing of rpm is read alike', () => {
    const line = '-rw-rw-r--    1 root    root      5 Jan  1 10:00 /opt/Fieldroster/a file';
    expect(listedInRpm(line)).toEqual([
      { mode: '-rw-rw-r--', owner: 'root/root', place: '/opt/Fieldroster/a file' },
    ]);
  });

  test('a file elsewhere is found', () => {
    expect(wrongPlaces(deb('-rw-r--r--', 'root/root', '/etc/cron.d/fieldroster'))).toHaveLength(1);
    expect(
      wrongPlaces(deb('-rw-r--r--', 'root/root', '/usr/share/applications/fieldroster.desktop')),
    ).toEqual([]);
  });
});

describe('the desktop entry', () => {
  const entry = `[Desktop Entry]
Exec=/opt/Fieldroster/fieldroster %U
Icon=fieldroster
StartupWMClass=fieldroster
MimeType=x-scheme-handler/fieldroster;`;

  test('as it should be', () => expect(wrongEntry(entry, '/opt/Fieldroster/fieldroster')).toEqual([]));

  test.each([
    ['x-scheme-handler/fieldroster;', ''],
    ['Icon=fieldroster', 'Icon=electron'],
    ['StartupWMClass=fieldroster', ''],
  ])('without %s', (from, to) => {
    expect(wrongEntry(entry.replace(from, to), '/opt/Fieldroster/fieldroster')).toHaveLength(1);
  });

  test('one that turns the sandbox off', () => {
    const open = entry.replace('%U', '--no-sandbox %U');
    expect(wrongEntry(open, '/opt/Fieldroster/fieldroster')[0]).toContain('sandbox');
  });
});

test('metadata of both kinds is read and compared', () => {
  const said = metadataOf('Package: fieldroster\nBuild Date  : Wed Nov 25 21:49:49 2026\n more words\n');
  expect(said.get('Build Date')).toBe('Wed Nov 25 21:49:49 2026');
  expect(wrongMetadata(said, { Package: 'fieldroster' })).toEqual([]);
  expect(wrongMetadata(said, { Package: 'other', Version: /.+/ })).toHaveLength(2);
});

test('a property list that lacks a link, the camera or the checksum is found', () => {
  const plist = `<key>CFBundleIdentifier</key><string>com.fieldroster.desktop</string>
<key>CFBundleName</key><string>Fieldroster</string>
<key>CFBundleShortVersionString</key><string>1.0.0</string>
<key>CFBundleURLSchemes</key><array><string>fieldroster</string></array>
<key>LSApplicationCategoryType</key><string>public.app-category.business</string>
<key>hash</key><string>abc</string>
<key>NSCameraUsageDescription</key><string>For photos.</string>`;
  expect(wrongPlist(plist, '1.0.0', 'abc')).toEqual([]);
  expect(wrongPlist(plist, '1.0.0', 'abd')).toEqual(['hash is "abc"']);
  expect(wrongPlist(plist.replace('NSCamera', 'NSOther'), '1.0.0', 'abc')).toHaveLength(1);
  expect(wrongPlist(plist.replace('>fieldroster<', '>electron<'), '1.0.0', 'abc')).toHaveLength(1);
});

test('an MSI that would be another product, or for one person, is found', () => {
  const project = `<Product UpgradeCode="95A86EE8-8976-5537-9EE7-9635E9A12BD1" Version="1.0.0.0">
<MajorUpgrade AllowSameVersionUpgrades="yes"/>
<Property Id="ALLUSERS" Secure="yes" Value="1"/>
<File Source="$(var.appDir)\\Fieldroster.exe"/>`;
  expect(wrongMsiProject(project, '1.0.0')).toEqual([]);
  expect(wrongMsiProject(project, '1.0.1')).toEqual(['It would be another version']);
  expect(wrongMsiProject(project.replace('95A86EE8', '95A86EE9'), '1.0.0')).toHaveLength(1);
  expect(wrongMsiProject(project.replace('Value="1"', 'Value="2"'), '1.0.0')).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { missingInRelease } from './release-files.ts';

const names = [
  ...['x64-setup.exe', 'x64.msi', 'arm64.dmg', 'arm64.zip', 'x86_64.AppImage', 'amd64.deb', 'x86_64.rpm'].map(
    (end) => `Fieldroster-1.2.0-${end}`,
  ),
  ...['latest.yml', 'latest-mac.yml', 'latest-linux.yml'],
];

test('a whole release lacks nothing', () => expect(missingInRelease(names, '1.2.0')).toEqual([]));

test.each(names)('a release without %s is found', (name) => {
  expect(
    missingInRelease(
      names.filter((each) => each !== name),
      '1.2.0',
    ),
  ).toHaveLength(1);
});

test('packages of another version do not count', () => {
  expect(missingInRelease(names, '1.2.1')).toHaveLength(7);
});

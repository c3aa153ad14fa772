import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { finishFeed, percentOf, setRollout, withKeys } from '../feed.ts';
import { wrongChannelFile, wrongOwnFeed } from './channel-file.ts';

const NAME = 'latest-linux.yml';

/** A folder as a build leaves it: one package and the file that names it. */
async function builtFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'feed-'));
  await writeFile(join(folder, 'app.deb'), 'a package');
  const sha512 = createHash('sha512').update('a package').digest('base64');
  await writeFile(
    join(folder, NAME),
    `version: 1.0.1\nfiles:\n  - url: app.deb\n    sha512: ${sha512}\n    size: 9\npath: app.deb\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`,
  );
  await writeFile(join(folder, 'builder-debug.yml'), 'x64: {}\n');
  return folder;
}

test('a finished feed agrees with its packages', async () => {
  const folder = await builtFolder();
  await finishFeed(folder, '25');
  expect(await wrongChannelFile(folder, NAME, '1.0.1')).toEqual([]);
  expect(await wrongChannelFile(folder, NAME, '1.0.2')).toHaveLength(1);
});

test('a package that is another than the one named is found', async () => {
  const folder = await builtFolder();
  await finishFeed(folder, '25');
  await writeFile(join(folder, 'app.deb'), 'b package');
  expect(await wrongChannelFile(folder, NAME, '1.0.1')).toEqual(['app.deb has another checksum']);
});

test('a feed that nobody finished is found', async () => {
  await expect(wrongChannelFile(await builtFolder(), NAME, '1.0.1')).rejects.toThrow('dataVersion');
});

test('a rollout of an older version leaves the rest of its feed alone', async () => {
  const folder = await builtFolder();
  await writeFile(join(folder, NAME), 'version: 1.0.1\ndataVersion: 7\nstagingPercentage: 10\n');
  await setRollout(folder, '50');
  expect(await readFile(join(folder, NAME), 'utf8')).toBe(
    'version: 1.0.1\ndataVersion: 7\nstagingPercentage: 50\n',
  );
});

test('a rollout is widened and ended by setting it anew', () => {
  const first = withKeys('version: 1.0.1\n', { stagingPercentage: 10 });
  expect(withKeys(first, { stagingPercentage: 50 })).toBe('version: 1.0.1\nstagingPercentage: 50\n');
  expect(withKeys(first, { stagingPercentage: null })).toBe('version: 1.0.1\n');
});

test.each(['0', '101', '1e2', 'all', '-5', '5.5'])('%s is no part of the computers', (text) => {
  expect(() => percentOf(text)).toThrow(text);
});

test('an app that looks elsewhere is found', () => {
  const said = 'provider: generic\nurl: https://one.example\nchannel: beta\n';
  expect(wrongOwnFeed(said, 'https://one.example', 'beta')).toEqual([]);
  expect(wrongOwnFeed(said, 'https://two.example', 'latest')).toHaveLength(2);
});

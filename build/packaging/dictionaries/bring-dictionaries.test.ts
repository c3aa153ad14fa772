import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { zipOf } from '#tests/support/zip.ts';
import { bringDictionaries } from './bring-dictionaries.ts';
import { dictionaryLicenses } from './shipped.ts';

const ARCHIVE = 'hunspell_dictionaries.zip';
const words = zipOf({
  'en-US-10-1.bdic': 'words',
  'en-GB-10-1.bdic': 'other words',
  'de-DE-3-0.bdic': 'Wörter',
  LICENSE: 'Three of them.',
});

let home: string;
let mirror: Server;
let asked: string[];
let archive: Buffer;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'dictionaries-test-'));
  archive = words;
  asked = [];
  mirror = createServer(({ url = '' }, response) => {
    asked.push(url);
    const isThere = url === `/v9.8.7/${ARCHIVE}`;
    response.writeHead(isThere ? 200 : 404).end(isThere ? archive : 'nothing');
  });
  await once(mirror.listen(0, '127.0.0.1'), 'listening');
  const { port } = mirror.address() as AddressInfo;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  mirror.closeAllConnections();
  mirror.close();
  await rm(home, { recursive: true, force: true });
});

const place = () => join(home, 'dictionaries');

const bring = (bytes = words, version = '9.8.7') =>
  bringDictionaries(place(), {
    version,
    checksums: { [ARCHIVE]: createHash('sha256').update(bytes).digest('hex') },
    cache: join(home, 'cache'),
    scratch: home,
  });

/** All that lies there, but the cache's own folders. */
const left = async () => {
  const all = await readdir(home, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map(({ name }) => name);
};

test('the dictionary that we ship comes with its license, and no other', async () => {
  await bring();
  expect((await readdir(place())).toSorted()).toEqual(['LICENSE', 'en-US-10-1.bdic']);
  expect(await readFile(join(place(), 'en-US-10-1.bdic'), 'utf8')).toBe('words');
  const [license] = await dictionaryLicenses(place());
  expect(license).toMatchObject({ name: 'Spelling dictionary en-US', version: '10-1' });
  expect(license?.text).toContain('Kevin Atkinson');
});

test('it is downloaded once', async () => {
  await bring();
  await bring();
  expect(asked).toEqual([`/v9.8.7/${ARCHIVE}`]);
  expect(await readdir(place())).toHaveLength(2);
});

test('an archive with another checksum is refused, and none of it stays', async () => {
  await bring();
  archive = zipOf({ 'en-US-10-1.bdic': 'words of somebody else', LICENSE: 'Mine.' });
  await rm(join(home, 'cache'), { recursive: true });
  await expect(bring()).rejects.toThrow('did not match');
  expect(await left()).toEqual([]);
  expect(existsSync(place())).toBe(false);
});

test('what was tampered with in the cache is downloaded anew', async () => {
  const other = zipOf({ 'en-US-10-1.bdic': 'older words', LICENSE: 'Old.' });
  archive = other;
  await bring(other);
  archive = words;
  await bring();
  expect(await readFile(join(place(), 'en-US-10-1.bdic'), 'utf8')).toBe('words');
});

test('where it can’t be had, the error says what, where from and what to do', async () => {
  const { message } = (await bring(words, '1.2.3').catch((error: Error) => error)) as Error;
  expect(message).toContain(`${ARCHIVE} of Electron 1.2.3`);
  expect(message).toContain(process.env.ELECTRON_MIRROR);
  expect(message).toContain('404');
  expect(message).toContain('set ELECTRON_MIRROR');
  expect(existsSync(place())).toBe(false);
});

test.each([
  ['the dictionary', { LICENSE: 'Three of them.' }],
  ['its license', { 'en-US-10-1.bdic': 'words' }],
])('an archive without %s is no use', async (_what, files) => {
  archive = zipOf(files as unknown as Record<string, string>);
  await expect(bring(archive)).rejects.toThrow('has not both');
  expect(existsSync(place())).toBe(false);
});

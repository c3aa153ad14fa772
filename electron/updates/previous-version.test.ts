import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { previousVersion } from './previous-version.ts';

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'versions-')), 'versions.json');

test('remembers the version that ran before, over any number of starts', async () => {
  const file = await newFile();
  expect(await previousVersion(file, '1.0.0')).toBeNull();
  expect(await previousVersion(file, '1.0.0')).toBeNull();
  expect(await previousVersion(file, '1.1.0')).toBe('1.0.0');
  expect(await previousVersion(file, '1.1.0')).toBe('1.0.0');
  expect(await previousVersion(file, '1.2.0')).toBe('1.1.0');
});

test('a broken file allows no way back and is mended', async () => {
  const file = await newFile();
  await writeFile(file, '{"current": "1.0');
  expect(await previousVersion(file, '1.1.0')).toBeNull();
  expect(await previousVersion(file, '1.2.0')).toBe('1.1.0');
});

import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingBeside } from './beside.ts';

async function packed() {
  const folder = await mkdtemp(join(tmpdir(), 'beside-'));
  const policies = join(folder, 'policies');
  const unpacked = join(folder, 'unpacked');
  await mkdir(join(policies, 'en-US'), { recursive: true });
  await writeFile(join(policies, 'en-US', 'fieldroster.adml'), 'words');
  await cp(policies, join(unpacked, 'resources', 'policies'), { recursive: true });
  for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
    await writeFile(join(unpacked, name), '');
  return { policies, unpacked };
}

test('all that it takes is beside the program', async () => {
  const { policies, unpacked } = await packed();
  expect(missingBeside(unpacked, { policies })).toEqual([]);
  expect(missingBeside(unpacked, { policies: join(policies, 'nowhere') })).toEqual([]);
});

test('a license that is missing is found, and an old template', async () => {
  const { policies, unpacked } = await packed();
  await rm(join(unpacked, 'LICENSES.chromium.html'));
  await writeFile(join(policies, 'en-US', 'fieldroster.adml'), 'new words');
  expect(missingBeside(unpacked, { policies })).toHaveLength(2);
});

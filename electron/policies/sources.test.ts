import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { distrust } from './policy-text.ts';
import { policySources, testFolderOf } from './sources.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policies-'));
});

afterEach(async () => rm(folder, { recursive: true, force: true }));

const read = () => policySources({ platform: 'linux', testFolder: folder });

describe('a folder with policies', () => {
  test('that is empty has none', async () => {
    expect(await read()).toEqual([]);
  });

  test('gives what its files say', async () => {
    await writeFile(join(folder, 'machine.json'), '{ "offlineDays": 3 }');
    await writeFile(join(folder, 'user.json'), '{ "offlineDays": 9 }');
    const [machine, user] = await read();
    expect(machine).toEqual({
      rank: 'machine',
      name: join(folder, 'machine.json'),
      values: { offlineDays: 3 },
    });
    expect(user).toMatchObject({ rank: 'user', values: { offlineDays: 9 } });
  });

  test.each(['{ "offlineDays": 3', '[]', '"x"', '', 'null'])(
    'says of %j that it can’t be used',
    async (text) => {
      await writeFile(join(folder, 'machine.json'), text);
      expect(await read()).toEqual([
        { rank: 'machine', name: join(folder, 'machine.json'), unreadable: expect.stringMatching(/^It is/) },
      ]);
    },
  );

  test('says of a file that it may not read that it can’t be read', async () => {
    // A folder in its place fails for root too, who may read every file.
    await mkdir(join(folder, 'machine.json'));
    expect(await read()).toMatchObject([{ unreadable: 'It can’t be read.' }]);
  });
});

test('a package takes no policies from a folder of a test', () => {
  expect(testFolderOf(false, '/tmp/policies')).toBe('/tmp/policies');
  expect(testFolderOf(false, undefined)).toBeNull();
  expect(testFolderOf(true, '/tmp/policies')).toBeNull();
});

describe('a policy file in /etc', () => {
  const file = { uid: 0, gid: 0, mode: 0o100644 };

  test('is believed where only root may write it', () => {
    expect(distrust(file)).toBeNull();
    expect(distrust({ ...file, mode: 0o100664 })).toBeNull();
  });

  test('is not believed where somebody else owns it or may write it', () => {
    expect(distrust({ ...file, uid: 1000 })).toMatch(/root/);
    expect(distrust({ ...file, mode: 0o100646 })).toMatch(/Others/);
    expect(distrust({ ...file, gid: 100, mode: 0o100664 })).toMatch(/Others/);
  });
});

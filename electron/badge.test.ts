import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { badgeFor, badgeNames } from './badge.ts';

const overlay = (count: number) => badgeFor(count, 'win32');

test('Windows gets a picture, with the number in words', () => {
  expect(overlay(1)).toEqual({
    kind: 'overlay',
    overlay: { name: '1', description: '1 thing needs attention.' },
  });
  expect(overlay(9)).toMatchObject({ overlay: { name: '9', description: '9 things need attention.' } });
  for (const many of [10, 11, 1_000_000])
    expect(overlay(many)).toMatchObject({
      overlay: { name: 'more', description: `${many} things need attention.` },
    });
});

test('nothing lies over the icon when nothing waits', () => {
  expect(overlay(0)).toEqual({ kind: 'overlay', overlay: null });
});

test.each(['darwin', 'linux'] as const)('%s gets the number itself', (platform) => {
  for (const count of [0, 12]) expect(badgeFor(count, platform)).toEqual({ kind: 'number', count });
});

test('each picture is there, in both sizes', async () => {
  const folder = join(import.meta.dirname, 'badges');
  const files = badgeNames.flatMap((name) => [`${name}.png`, `${name}@2x.png`]);
  expect((await readdir(folder)).toSorted()).toEqual(files.toSorted());
  for (const file of files)
    expect(imageSize(await readFile(join(folder, file))).width).toBe(file.includes('@2x') ? 32 : 16);
});

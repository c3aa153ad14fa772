import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeGuides } from './guides.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldroster-guides-'));
  await writeGuides(folder);
});

afterAll(() => rm(folder, { recursive: true }));

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

test.each(['user.html', 'admin.html'])(
  '%s stands by itself: its pictures and links are all there',
  async (file) => {
    const text = await readFile(join(folder, file), 'utf8');
    const pictures = all(text, /<img src="([^"]+)"/g);
    expect(pictures.filter((picture) => !existsSync(join(folder, picture)))).toEqual([]);
    const ids = new Set(all(text, / id="([^"]+)"/g));
    const links = all(text, /<a href="([^"]+)"/g);
    expect(links.filter((link) => link.startsWith('#') && !ids.has(link.slice(1)))).toEqual([]);
    expect(links.filter((link) => !/^(#|https:)/.test(link))).toEqual([]);
    expect(text).not.toContain('<script');
  },
);

test('the user guide shows the screens', async () => {
  const text = await readFile(join(folder, 'user.html'), 'utf8');
  expect(all(text, /<img src="([^"]+)"/g).length).toBeGreaterThan(4);
  expect(await readdir(folder)).toContain('technicians.png');
});

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasBuiltFeed, NO_FEED } from './built-feed.ts';

test.each([
  [`provider: generic\nurl: ${NO_FEED}\n`, false],
  ['provider: generic\nurl: https://updates.company.example\n', true],
])('%j', async (text, expected) => {
  const resources = await mkdtemp(join(tmpdir(), 'feed-'));
  expect(hasBuiltFeed(resources)).toBe(false);
  await writeFile(join(resources, 'app-update.yml'), text);
  expect(hasBuiltFeed(resources)).toBe(expected);
});

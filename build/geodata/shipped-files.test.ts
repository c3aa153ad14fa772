import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { geoFolder, sources } from './sources.ts';

const limit = 6 * 1024 * 1024;

it('takes at most 6 MB for everything that the map and the address check know', () => {
  const sizes = readdirSync(geoFolder).map((name) => statSync(path.join(geoFolder, name)).size);
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(limit);
});

it('names every source in the versions that were installed for it', () => {
  const { dependencies } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, 'sources/package.json'), 'utf8'),
  );
  const named = Object.fromEntries(sources.map(({ name, version }) => [name, version]));
  expect(dependencies).toMatchObject(named);
  const shown = JSON.parse(readFileSync(path.join(geoFolder, 'sources.json'), 'utf8'));
  expect(shown).toEqual(sources);
});

import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundleFile } from './bundle-file.ts';

const root = join('/opt', 'fieldroster', 'renderer');
const get = (url: string) => bundleFile({ url, method: 'GET' }, root);

test('a file of the bundle is found by its path, and the page by none', () => {
  expect(get('app://bundle/')).toBe(join(root, 'index.html'));
  expect(get('app://bundle/geo/zips.bin?x=1#y')).toBe(join(root, 'geo', 'zips.bin'));
  expect(get('app://bundle/a%20b.js')).toBe(join(root, 'a b.js'));
});

test('another host and another method find nothing', () => {
  expect(get('app://elsewhere/index.html')).toBeNull();
  expect(get('app://bundle.evil/index.html')).toBeNull();
  expect(bundleFile({ url: 'app://bundle/index.html', method: 'POST' }, root)).toBeNull();
});

const part = fc.oneof(
  fc.constantFrom(
    '..',
    '.',
    '%2e%2e',
    '%2E.',
    '..%2f',
    '%2f',
    '%5c',
    '..%5c',
    '\\',
    '%00',
    '%252e%252e',
    '%zz',
  ),
  fc.constantFrom(
    'renderer',
    '..%2frenderer-private',
    'etc',
    'passwd',
    'index.html',
    'C:',
    '~',
    '?',
    '#',
    ';',
  ),
  fc.string({ maxLength: 6 }),
);
const path = fc
  .tuple(fc.array(part, { maxLength: 10 }), fc.constantFrom('/', '//', ''))
  .map(([parts, joint]) => parts.join(joint));

test('no path leads out of the folder, however it is written', () => {
  let inside = 0;
  fc.assert(
    fc.property(path, (asked) => {
      const file = get(`app://bundle/${asked}`);
      if (file === null) return;
      inside += 1;
      expect(relative(root, file)).not.toMatch(/^\.\.(\/|$)|^$/);
      expect(file.startsWith(`${root}/`)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  // A guard that lets nothing through would pass as well.
  expect(inside).toBeGreaterThan(100);
});

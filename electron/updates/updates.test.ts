import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { updaterOutsideElectron } from '#build/packaging/check/node-download.ts';
import type { UpdateState } from '../contract.ts';
import type { ActivePlan } from './plan.ts';
import { RunningUpdates } from './updates.ts';

const OLD = '#!/bin/sh\n# the old program\n';
const NEW = '#!/bin/sh\n# the new program\n';
const FILE = 'Fieldroster-new.AppImage';

let server: Server | null = null;
let asked: string[] = [];

afterEach(() => {
  delete process.env.APPIMAGE;
  asked = [];
  server?.closeAllConnections();
  server?.close();
});

type Feed = { version: string; dataVersion?: number; sha512?: string; stagingPercentage?: number };

/** Serves a feed as a web server would: the channel's file and one package. */
async function serveFeed(feed: Feed): Promise<string> {
  const { version, sha512 = createHash('sha512').update(NEW).digest('base64'), ...more } = feed;
  const extra = Object.entries(more).map(([key, value]) => `${key}: ${value}`);
  const lines = [
    `version: ${version}`,
    'files:',
    `  - url: ${FILE}`,
    `    sha512: ${sha512}`,
    `    size: ${NEW.length}`,
    `path: ${FILE}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    ...extra,
  ];
  const files: Record<string, string> = { '/latest-linux.yml': lines.join('\n'), [`/${FILE}`]: NEW };
  server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const body = files[url.split('?')[0] ?? ''];
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The real updater of an AppImage, with a folder in place of a home. */
async function start(feed: Feed, plan: Partial<ActivePlan> = {}, previous: string | null = null) {
  const home = await mkdtemp(join(tmpdir(), 'updates-'));
  const program = join(home, 'Fieldroster.AppImage');
  await writeFile(program, OLD, { mode: 0o755 });
  process.env.APPIMAGE = program;
  await writeFile(join(home, 'app-update.yml'), 'updaterCacheDirName: fieldroster-updater\n');
  const { updater, quit } = updaterOutsideElectron(home, '1.1.0');
  const seen: UpdateState[] = [];
  const whole = {
    feed: await serveFeed(feed),
    channel: null,
    loadsByItself: false,
    installsOnQuit: false,
    ...plan,
  };
  const updates = new RunningUpdates(updater, whole, { previous, dataVersion: 1 }, (state) =>
    seen.push(state),
  );
  const installed = () => readFile(program, 'utf8');
  return { updater, updates, seen, installed, quit };
}

const automatic = { loadsByItself: true, installsOnQuit: true };

test('a newer version is found, and downloaded only when asked', async () => {
  const { updater, updates, seen } = await start({ version: '1.2.0' });
  await updates.check();
  expect(updates.state()).toEqual({ stage: 'found', version: '1.2.0' });
  expect(updater.autoDownload).toBe(false);
  await updates.load();
  expect(asked).toContain(`/${FILE}`);
  expect(updates.state()).toEqual({ stage: 'ready', version: '1.2.0' });
  expect(seen.map(({ stage }) => stage)).toEqual(
    expect.arrayContaining(['checking', 'found', 'loading', 'ready']),
  );
});

test('by itself it is downloaded, and put in place when the app is closed', async () => {
  const { updates, installed, quit } = await start({ version: '1.2.0' }, automatic);
  await updates.check();
  expect(updates.state()).toEqual({ stage: 'ready', version: '1.2.0' });
  expect(await installed()).toBe(OLD);
  quit();
  expect(await installed()).toBe(NEW);
});

test('nothing is put in place while the queue is not safe on the disk', async () => {
  const { updates, installed, quit } = await start({ version: '1.2.0' }, automatic);
  await updates.check();
  updates.setSafe(false);
  expect(updates.install()).toMatchObject({ ok: false, reason: expect.stringContaining('disk') });
  quit();
  expect(await installed()).toBe(OLD);
  updates.setSafe(true);
  quit();
  expect(await installed()).toBe(NEW);
});

test('a queue that became unsafe during the download still holds the end back', async () => {
  const { updates, installed, quit } = await start({ version: '1.2.0' }, automatic);
  updates.setSafe(false);
  await updates.check();
  quit();
  expect(await installed()).toBe(OLD);
  updates.setSafe(true);
  quit();
  expect(await installed()).toBe(NEW);
});

test('when only told, closing the app changes nothing', async () => {
  const { updates, installed, quit } = await start({ version: '1.2.0' });
  await updates.check();
  await updates.load();
  quit();
  expect(await installed()).toBe(OLD);
});

test('the version from before is offered again, with the same data', async () => {
  const { updates } = await start({ version: '1.0.0', dataVersion: 1 }, {}, '1.0.0');
  await updates.check();
  expect(updates.state()).toEqual({ stage: 'found', version: '1.0.0' });
});

test.each([
  ['a version older than that', { version: '0.9.0', dataVersion: 1 }, '1.0.0'],
  ['the version from before, with other data', { version: '1.0.0', dataVersion: 2 }, '1.0.0'],
  ['an old version where none ran before', { version: '1.0.0', dataVersion: 1 }, null],
  ['the same version', { version: '1.1.0', dataVersion: 1 }, '1.0.0'],
  ['a version for nobody yet', { version: '1.2.0', stagingPercentage: 0 }, null],
])('%s is not offered', async (_name, feed, previous) => {
  const { updates } = await start(feed, { channel: 'latest' }, previous);
  await updates.check();
  expect(updates.state()).toEqual({ stage: 'idle' });
  await updates.load();
  expect(updates.state()).toEqual({ stage: 'idle' });
});

test('a damaged download is refused and nothing is put in place', async () => {
  const { updates, installed, quit } = await start({ version: '1.2.0', sha512: 'AAAA' }, automatic);
  await updates.check();
  expect(updates.state()).toMatchObject({ stage: 'failed' });
  expect(updates.install()).toMatchObject({ ok: false });
  quit();
  expect(await installed()).toBe(OLD);
});

test('a feed that does not answer is a state, not an error, and the next look may succeed', async () => {
  const { updates } = await start({ version: '1.2.0' }, { channel: 'beta' });
  await updates.check();
  expect(updates.state()).toMatchObject({ stage: 'failed' });
});

import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { schemaVersion } from '#domain/sync/collections.ts';
import { RunningUpdates } from '#electron/updates/updates.ts';
import { WORK } from './build.ts';
import { updaterOutsideElectron } from './node-download.ts';
import { check } from './report.ts';

/** A version that was built: its number, the folder that is its feed, and its AppImage. */
export type Built = { version: string; folder: string; image: string };

// electron-updater reads the end of it as the lot that a computer drew.
const LOW_LOT = '00000000-0000-5000-8000-000000000000';
const HIGH_LOT = '00000000-0000-5000-8000-0000ffffffff';

/** Lets the true updater take one AppImage to the other and back, over HTTP, from the folders as they were built. */
export async function checkUpdates(old: Built, fresh: Built): Promise<void> {
  await check('update: an AppImage becomes the next version', () => seen(old, fresh, LOW_LOT, null, 'ready'));
  await check('update: a computer outside the rollout waits', () => seen(old, fresh, HIGH_LOT, null, 'idle'));
  await check('update: it goes back to the version before', () =>
    seen(fresh, old, LOW_LOT, old.version, 'ready'),
  );
  await check('update: it does not go back where no version was before', () =>
    seen(fresh, old, LOW_LOT, null, 'idle'),
  );
}

async function seen(from: Built, to: Built, lot: string, previous: string | null, stage: 'ready' | 'idle') {
  const home = join(WORK, 'updates', crypto.randomUUID());
  await mkdir(home, { recursive: true });
  await writeFile(join(home, '.updaterId'), lot);
  await writeFile(join(home, 'app-update.yml'), 'updaterCacheDirName: fieldroster-updater\n');
  const program = join(home, 'Fieldroster.AppImage');
  await copyFile(from.image, program);
  process.env.APPIMAGE = program;
  const server = await serve(to.folder);
  try {
    const state = await update(server, home, from.version, previous);
    const wanted = await readFile(stage === 'ready' ? to.image : from.image);
    return [
      ...(state === stage ? [] : [`It was ${state}`]),
      ...((await readFile(program)).equals(wanted) ? [] : ['Another program is in place']),
    ];
  } finally {
    delete process.env.APPIMAGE;
    server.closeAllConnections();
    server.close();
  }
}

/** Looks, downloads and quits; answers how far it came. */
async function update(server: Server, home: string, version: string, previous: string | null) {
  const feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const plan = { feed, channel: null, loadsByItself: true, installsOnQuit: true };
  const { updater, quit } = updaterOutsideElectron(home, version);
  const updates = new RunningUpdates(updater, plan, { previous, dataVersion: schemaVersion }, () => {});
  await updates.check();
  quit();
  return updates.state().stage;
}

async function serve(folder: string): Promise<Server> {
  const server = createServer(async ({ url = '' }, response) => {
    const name = basename(new URL(url, 'http://feed').pathname);
    const bytes = await readFile(join(folder, name)).catch(() => null);
    response.writeHead(bytes ? 200 : 404).end(bytes ?? undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

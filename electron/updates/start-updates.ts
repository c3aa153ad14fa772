import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type Session } from 'electron';
import { autoUpdater } from 'electron-updater';
import { z } from 'zod';
import { answer } from '../ipc.ts';
import type { UpdatesPolicy } from '../policies/policies.ts';
import { tellPage } from '../window.ts';
import { hasBuiltFeed } from './built-feed.ts';
import { installedAs } from './installed-as.ts';
import { planUpdates } from './plan.ts';
import { previousVersion } from './previous-version.ts';
import { RunningUpdates, type Updates } from './updates.ts';

/** When the app first looks for a new version, and how often afterwards, in milliseconds. */
const FIRST = 30_000;
const EVERY = 4 * 60 * 60_000;

/** Prepares a session for the network. */
type Connect = (session: Session) => Promise<void>;

/**
 * Looks for new versions as the policy says, answers the page's calls about them and tells it of each change. The
 * updater has a session of its own, which `connect` prepares.
 */
export async function startUpdates(policy: UpdatesPolicy, connect: Connect): Promise<void> {
  const updates = await begin(policy, connect);
  answer('updates:state', () => updates.state());
  answer('updates:check', () => updates.check());
  answer('updates:load', () => updates.load());
  answer('updates:install', () => updates.install());
  answer('updates:safe', ([isSafe]) => updates.setSafe(isSafe));
}

async function begin(policy: UpdatesPolicy, connect: Connect): Promise<Updates> {
  const { resourcesPath: resources, platform, execPath: program } = process;
  const installed = installedAs({ isPackaged: app.isPackaged, platform, program, resources });
  const plan = planUpdates(policy, installed, hasBuiltFeed(resources));
  if (!plan.ok) return none(plan.reason);
  await connect(autoUpdater.netSession);
  const previous = await previousVersion(join(app.getPath('userData'), 'versions.json'), app.getVersion());
  const here = { previous, dataVersion: await dataVersion() };
  const updates = new RunningUpdates(autoUpdater, plan, here, (state) => tellPage('updates', state));
  setTimeout(() => void updates.check(), FIRST).unref();
  setInterval(() => void updates.check(), EVERY).unref();
  return updates;
}

// Packaging writes it; the fields that it derives from would triple the size of this program.
async function dataVersion(): Promise<number> {
  const manifest = await readFile(join(app.getAppPath(), 'package.json'), 'utf8');
  return z.object({ dataVersion: z.int() }).parse(JSON.parse(manifest)).dataVersion;
}

/** For a copy that is not updated. */
const none = (reason: string): Updates => ({
  state: () => ({ stage: 'off', reason }),
  check: async () => {},
  load: async () => {},
  install: () => ({ ok: false, reason }),
  setSafe: () => {},
});

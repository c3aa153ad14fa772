import { join } from 'node:path';
import { app, session } from 'electron';
import { openExternal } from './abilities/open-external.ts';
import { announceResume } from './abilities/resume.ts';
import { saveFile } from './abilities/save-file.ts';
import { readSecret, removeSecret, writeSecret } from './abilities/secrets.ts';
import { startUp } from './abilities/start-up.ts';
import { registerBundleScheme, serveBundle } from './bundle-protocol.ts';
import { guardNavigation, guardPermissions } from './guards.ts';
import { answer } from './ipc.ts';
import { focusWindow, openWindow } from './window.ts';

const RENDERER = join(import.meta.dirname, '..', 'renderer');
const PRELOAD = join(import.meta.dirname, 'preload.cjs');

function answerCalls(): void {
  answer('start-up', () => startUp());
  answer('secrets:read', ([name]) => readSecret(name));
  answer('secrets:write', ([name, value]) => writeSecret(name, value));
  answer('secrets:remove', ([name]) => removeSecret(name));
  answer('save-file', ([file], sender) => saveFile(file, sender));
  answer('open-external', ([url]) => openExternal(url));
}

async function start(): Promise<void> {
  app.enableSandbox();
  registerBundleScheme();
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));
  app.on('second-instance', focusWindow);
  // One window is the whole app, on every system.
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  guardPermissions(session.defaultSession);
  serveBundle(RENDERER);
  answerCalls();
  announceResume();
  await openWindow(PRELOAD);
}

function stop(error: unknown): void {
  console.error('Fieldroster could not start', error);
  app.exit(1);
}

// The first instance gets our command line and comes to the front.
if (app.requestSingleInstanceLock()) start().catch(stop);
else app.quit();

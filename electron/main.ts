import { join } from 'node:path';
import { app, dialog, session } from 'electron';
import { setAttention } from './abilities/attention.ts';
import { exportDiagnostics } from './abilities/export-diagnostics.ts';
import { followLinks, takeLink } from './abilities/links.ts';
import { openExternal } from './abilities/open-external.ts';
import { announceResume } from './abilities/resume.ts';
import { saveFile, savePdf } from './abilities/save-file.ts';
import { readSecret, removeSecret, writeSecret } from './abilities/secrets.ts';
import { offerContextMenu, startSpelling } from './abilities/spelling.ts';
import { startUp } from './abilities/start-up.ts';
import { registerBundleScheme, serveBundle } from './bundle-protocol.ts';
import { guardDownloads, guardNavigation, guardPermissions } from './guards.ts';
import { answer } from './ipc.ts';
import { log, logFaults, logPageErrors, showLogs } from './log/log.ts';
import { showMenu, startMenu } from './menu/menu.ts';
import { certificateFault } from './network/known-faults.ts';
import { applyNetworkPolicies } from './network/network.ts';
import { allowedOrigins } from './policies/allowed-origins.ts';
import { mayKeep } from './policies/kept-sign-in.ts';
import { readPolicies, updatesPolicy } from './policies/policies.ts';
import { startRefusal } from './unsafe-switches.ts';
import { startUpdates } from './updates/start-updates.ts';
import { openWindow, pageOfWindow } from './window.ts';

const RENDERER = join(import.meta.dirname, '..', 'renderer');
const APP_ID = 'com.fieldroster.desktop';
const PRELOAD = join(import.meta.dirname, 'preload.cjs');

function answerCalls(): void {
  answer('start-up', () => startUp());
  answer('secrets:read', async ([name]) => ((await mayKeep(name)).ok ? readSecret(name) : null));
  answer('secrets:write', async ([name, value]) => {
    const allowed = await mayKeep(name);
    return allowed.ok ? writeSecret(name, value) : allowed;
  });
  answer('secrets:remove', ([name]) => removeSecret(name));
  answer('save-file', ([file], sender) => saveFile(file, sender));
  answer('open-external', ([url]) => openExternal(url));
  answer('menu', ([commands]) => showMenu(commands));
  answer('take-link', () => takeLink());
  answer('show-logs', () => showLogs());
  answer('export-diagnostics', ([counters], sender) => exportDiagnostics(counters, sender));
  answer('save-pdf', ([name], sender) => savePdf(name, sender));
  answer('certificate-fault', ([host]) => certificateFault(host));
  answer('attention', ([count]) => setAttention(count));
}

/** What the Help menu can do before anybody signed in. */
const help = [
  { label: 'Show logs', run: () => void showLogs() },
  {
    label: 'Export diagnostics…',
    run: () => {
      const page = pageOfWindow();
      if (page) exportDiagnostics({}, page).catch((error: unknown) => log('call failed', {}, error));
    },
  },
  { label: 'About', run: () => app.showAboutPanel() },
];

async function start(): Promise<void> {
  app.enableSandbox();
  // Windows shows notifications of an app under the id of its shortcut, which the installer writes.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  registerBundleScheme();
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents);
    logPageErrors(contents);
    offerContextMenu(contents);
  });
  followLinks();
  logFaults();
  // One window is the whole app, on every system.
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  guardPermissions(session.defaultSession);
  guardDownloads(session.defaultSession);
  const resolved = await readPolicies();
  await applyNetworkPolicies(session.defaultSession, resolved);
  serveBundle(RENDERER, allowedOrigins(resolved));
  await startUpdates(updatesPolicy(resolved.policies), (own) => applyNetworkPolicies(own, resolved));
  answerCalls();
  announceResume();
  await startSpelling(session.defaultSession);
  startMenu(help, RENDERER);
  log('started', { version: app.getVersion(), platform: process.platform });
  await openWindow(PRELOAD, app.isPackaged);
}

function stop(error: unknown): void {
  log('not started', {}, error);
  console.error('Fieldroster could not start', error);
  app.exit(1);
}

const { argv, platform } = process;
const refusal = startRefusal({ isPackaged: app.isPackaged, platform, argv });
if (refusal) {
  dialog.showErrorBox('Fieldroster can’t start', refusal);
  app.exit(1);
}
// The first instance gets our command line and comes to the front.
else if (app.requestSingleInstanceLock()) start().catch(stop);
else app.quit();

import { mkdirSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, askedSwitches } from './app.ts';
import { browser, browserExited, startBrowser } from './browser.ts';
import { appFolder, electronArgv, mainFile, mainIsModule, requiredFirst, switches } from './command-line.ts';
import { installElectronModule, requireFile } from './electron-module.ts';

const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };

function becomeElectron(): void {
  process.argv = electronArgv;
  Object.defineProperty(process.versions, 'electron', { value: version });
  Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: join(appFolder, 'resources') });
  installElectronModule();
}

async function loadMain(): Promise<void> {
  // Playwright waits for the line that this prints.
  if (switches.has('inspect')) inspector.open(0, '127.0.0.1');
  for (const file of requiredFirst) requireFile(file);
  if (mainIsModule) await import(pathToFileURL(mainFile).href);
  else requireFile(mainFile);
}

// Electron hands what it doesn't know itself on to Chromium. These are the stand-in's own, or Playwright's.
const kept: readonly string[] = ['inspect', 'remote-debugging-port', 'user-data-dir'];

const switchesForChromium = () => [...switches].filter(([name]) => !kept.includes(name));

async function openBrowser(): Promise<void> {
  const userData = app.getPath('userData');
  mkdirSync(userData, { recursive: true });
  const endpoint = await startBrowser(userData, new Map([...switchesForChromium(), ...askedSwitches]));
  await browser().send('Target.setDiscoverTargets', { discover: true });
  if (switches.has('inspect')) process.stderr.write(`DevTools listening on ${endpoint}\n`);
  browserExited().then(() => app.isQuitting() || app.exit(1), stop);
}

async function boot(): Promise<void> {
  becomeElectron();
  await loadMain();
  if (app.isQuitting()) return;
  await openBrowser();
  app.becomeReady();
}

function stop(error: unknown): void {
  console.error(error);
  process.exit(1);
}

process.on('SIGTERM', () => app.quit());
process.on('SIGINT', () => app.quit());
boot().catch(stop);

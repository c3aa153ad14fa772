import Module, { createRequire } from 'node:module';
import { app } from './app.ts';
import { StandInWindow } from './browser-window.ts';
import { dialog, powerMonitor, shell } from './dialogs.ts';
import { ipcMain } from './ipc.ts';
import { StandInMenu } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { StandInNotification } from './notification.ts';
import { only } from './only.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { screen } from './screen.ts';
import { defaultSession } from './session.ts';
import { webContents } from './web-contents.ts';

const NAMES = new Set(['electron', 'electron/main', 'electron/common']);
const URL_OF_MODULE = 'stand-in:electron';

const electron = {
  app: only('app', app),
  BrowserWindow: only('BrowserWindow', StandInWindow),
  dialog: only('dialog', dialog),
  ipcMain,
  Menu: only('Menu', StandInMenu),
  nativeImage: only('nativeImage', nativeImage),
  Notification: only('Notification', StandInNotification),
  powerMonitor: only('powerMonitor', powerMonitor),
  protocol: only('protocol', protocol),
  safeStorage: only('safeStorage', safeStorage),
  screen: only('screen', screen),
  session: only('session', { defaultSession: only('session', defaultSession) }),
  shell: only('shell', shell),
  webContents: only('webContents', webContents),
};

/** Lets `import 'electron'` and `require('electron')` find the stand-in. */
export function installElectronModule(): void {
  const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (NAMES.has(name) ? electron : load.call(loader, name, ...rest));
  Module.registerHooks({
    resolve: (name, context, next) =>
      NAMES.has(name) ? { url: URL_OF_MODULE, format: 'module', shortCircuit: true } : next(name, context),
    load: (url, context, next) =>
      url === URL_OF_MODULE
        ? { source: moduleSource(), format: 'module', shortCircuit: true }
        : next(url, context),
  });
}

/** Loads a CommonJS file, such as Playwright's loader. */
export const requireFile = createRequire(import.meta.url);

// An unknown import then fails at link time, which names it.
function moduleSource(): string {
  const names = Object.keys(electron);
  const lines = names.map((name) => `export const ${name} = electron.${name};`);
  return [
    `const electron = process.getBuiltinModule('node:module').createRequire('/')('electron');`,
    ...lines,
    'export default electron;',
  ].join('\n');
}

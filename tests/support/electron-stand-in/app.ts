import { EventEmitter } from 'node:events';
import type { Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { App } from 'electron';
import { stopBrowser } from './browser.ts';
import { appFolder, manifest, switches } from './command-line.ts';
import { makeEvent } from './event.ts';
import { only } from './only.ts';
import { closeAllWindows, onLastWindowClosed } from './open-windows.ts';
import { becomeOnlyInstance } from './single-instance.ts';

type Surface = Pick<
  App,
  | 'isPackaged'
  | 'getName'
  | 'getVersion'
  | 'getAppPath'
  | 'whenReady'
  | 'isReady'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'showAboutPanel'
>;

/** Chromium switches that main or Playwright's loader asked for before the app was ready. */
export const askedSwitches = new Map<string, string>();

const LISTS = new Set(['disable-features', 'enable-features']);

class StandInApp extends EventEmitter implements Surface {
  readonly isPackaged = false;
  readonly commandLine = only('app.commandLine', { appendSwitch });
  #badgeCount = 0;
  #isReady = false;
  #isQuitting = false;
  #instance: Server | null = null;
  #ready = Promise.withResolvers<void>();

  getName(): string {
    return manifest.productName ?? manifest.name ?? 'Electron';
  }

  getVersion(): string {
    return manifest.version ?? '0.0.0';
  }

  getAppPath(): string {
    return appFolder;
  }

  getPath(name: string): string {
    const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
    if (name === 'userData') return resolve(switches.get('user-data-dir') || join(config, this.getName()));
    if (name === 'logs') return join(this.getPath('userData'), 'logs');
    if (name === 'temp') return tmpdir();
    throw new Error(`the stand-in does not have the path ${name}`);
  }

  setBadgeCount(count = 0): boolean {
    this.#badgeCount = count;
    return true;
  }

  getBadgeCount(): number {
    return this.#badgeCount;
  }

  showAboutPanel(): void {}

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  requestSingleInstanceLock(): boolean {
    this.#instance = becomeOnlyInstance(this.getPath('userData'), ({ argv, cwd }) => {
      this.emit('second-instance', makeEvent({}), argv, cwd, undefined);
    });
    return this.#instance !== null;
  }

  /** Goes on when the last window has closed; a page that asks to stay keeps the app running. */
  quit(): void {
    const asked = makeEvent({});
    this.emit('before-quit', asked);
    if (asked.defaultPrevented) return;
    this.#isQuitting = true;
    if (closeAllWindows()) this.exit(0);
  }

  exit(code = 0): void {
    this.#isQuitting = true;
    this.#instance?.close();
    stopBrowser()
      .catch((error: unknown) => console.error(error))
      .finally(() => process.exit(code));
  }

  /** Whether main has given up before a browser was needed, as a second instance does. */
  isQuitting(): boolean {
    return this.#isQuitting;
  }

  stayOpen(): void {
    this.#isQuitting = false;
  }

  becomeReady(): void {
    this.#isReady = true;
    this.emit('ready', makeEvent({}), {});
    this.#ready.resolve();
  }

  lastWindowClosed(): void {
    if (this.#isQuitting) {
      this.emit('will-quit', makeEvent({}));
      this.exit(0);
    } else if (!this.emit('window-all-closed')) this.quit();
  }
}

function appendSwitch(name: string, value = ''): void {
  const before = askedSwitches.get(name);
  askedSwitches.set(name, before && LISTS.has(name) ? `${before},${value}` : value);
}

export const app = new StandInApp();
onLastWindowClosed(() => app.lastWindowClosed());

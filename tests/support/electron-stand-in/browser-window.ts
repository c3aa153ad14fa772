import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, Rectangle, WebContents, WebPreferences } from 'electron';
import { app } from './app.ts';
import { makeEvent } from './event.ts';
import { only } from './only.ts';
import { windowClosed, windowOpened } from './open-windows.ts';
import { asWebContents, StandInWebContents } from './web-contents.ts';

const open = new Map<number, StandInWindow>();

/** A window of the app. Chromium shows its page; where and whether it shows is only remembered. */
export class StandInWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  #contents: StandInWebContents;
  #options: BrowserWindowConstructorOptions;
  #isVisible: boolean;
  #isMinimized = false;
  #isMaximized = false;
  #isFocused = false;
  #bounds: Rectangle;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    refuseUnsafe(options.webPreferences ?? {});
    this.#options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.#isVisible = options.show !== false;
    this.#contents = new StandInWebContents(pageOptions(options));
    this.id = this.#contents.id;
    this.webContents = asWebContents(this.#contents);
    this.#register();
  }

  static getAllWindows(): StandInWindow[] {
    return [...open.values()].map(asWindow);
  }

  static fromWebContents(contents: WebContents | undefined): StandInWindow | null {
    const found = contents && open.get(contents.id);
    return found ? asWindow(found) : null;
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  close(): void {
    const event = makeEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) app.stayOpen();
    else this.#contents.close({ waitForBeforeUnload: true });
  }

  destroy(): void {
    this.#contents.close();
  }

  isDestroyed(): boolean {
    return this.#contents.isDestroyed();
  }

  show(): void {
    this.#isVisible = true;
    this.#isFocused = true;
    this.emit('show');
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  focus(): void {
    this.#isFocused = true;
    this.emit('focus');
  }

  blur(): void {
    this.#isFocused = false;
    this.emit('blur');
  }

  isFocused(): boolean {
    return this.#isFocused;
  }

  maximize(): void {
    this.#isMaximized = true;
    this.emit('maximize');
  }

  isMaximized(): boolean {
    return this.#isMaximized;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('resize');
  }

  getNormalBounds(): Rectangle {
    return this.#bounds;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.emit('minimize');
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  restore(): void {
    this.#isMinimized = false;
    this.emit('restore');
  }

  /** Only Windows has it; tests replace it to hear of it. */
  setOverlayIcon(): void {}

  getMinimumSize(): number[] {
    return [this.#options.minWidth ?? 0, this.#options.minHeight ?? 0];
  }

  #register(): void {
    open.set(this.id, this);
    windowOpened(this);
    this.#contents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.#contents.once('destroyed', () => {
      open.delete(this.id);
      this.emit('closed');
      windowClosed(this);
    });
    app.emit('web-contents-created', makeEvent({}), this.webContents);
    app.emit('browser-window-created', makeEvent({}), asWindow(this));
  }
}

function asWindow(window: StandInWindow): StandInWindow {
  return only('BrowserWindow', window);
}

function pageOptions({ width = 800, height = 600, webPreferences = {} }: BrowserWindowConstructorOptions) {
  const { preload, nodeIntegrationInSubFrames = false } = webPreferences;
  return { width, height, preload, preloadInSubFrames: nodeIntegrationInSubFrames };
}

// Chromium's pages never have Node, so a window that asks for less safety would only seem to work.
function refuseUnsafe({ sandbox, contextIsolation, nodeIntegration, webSecurity }: WebPreferences): void {
  const isSafe =
    sandbox !== false && contextIsolation !== false && nodeIntegration !== true && webSecurity !== false;
  if (!isSafe) throw new Error('the stand-in does not have windows without sandbox and contextIsolation');
}

import { BrowserWindow, dialog, type NativeImage } from 'electron';
import { rememberedWindow, rememberWindow } from './abilities/window-memory.ts';
import { BUNDLE_ORIGIN } from './bundle-file.ts';
import type { ShellEvent, ShellEvents } from './contract.ts';
import { mayRestart } from './crash-limit.ts';
import { log } from './log/log.ts';
import { leastSize } from './window-state.ts';

const LEAVE = 0;
const STAY = 1;
const TRY_AGAIN = 0;

let main: BrowserWindow | null = null;
let crashes: readonly number[] = [];

/** Opens the app's window at a page of ours; it shows itself once there is something to see. */
export async function openWindow(preload: string, isPackaged: boolean, url = `${BUNDLE_ORIGIN}/index.html`) {
  const { bounds, isMaximized, zoom } = rememberedWindow();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: !isPackaged,
    },
  });
  main = window;
  window.once('ready-to-show', () => {
    window.webContents.setZoomLevel(zoom);
    if (isMaximized) window.maximize();
    window.show();
  });
  rememberWindow(window);
  askBeforeLeaving(window);
  takeGuidesAlong(window);
  recoverFromCrash(window, (at) => openWindow(preload, isPackaged, at));
  await window.loadURL(url);
}

/** Brings the window to the front; what a second start of the app does. */
export function focusWindow(): void {
  if (!main || main.isDestroyed()) return;
  if (main.isMinimized()) main.restore();
  main.show();
  main.focus();
}

/** Whether the person looks at the app now. */
export const isInFront = (): boolean => main !== null && !main.isDestroyed() && main.isFocused();

/** Lays a picture over the app's icon in the taskbar of Windows; null takes it away. */
export function layOverIcon(picture: NativeImage | null, description: string): void {
  if (main && !main.isDestroyed()) main.setOverlayIcon(picture, description);
}

/** Tells the page of the window something; without a window, nobody. */
export function tellPage<E extends ShellEvent>(event: E, ...args: ShellEvents[E]): void {
  if (main && !main.isDestroyed()) main.webContents.send(event, ...args);
}

/** The page of the window, or null. */
export const pageOfWindow = () => (main && !main.isDestroyed() ? main.webContents : null);

function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'Some changes are not saved.',
      detail: 'If you leave now, they are lost.',
      buttons: ['Leave', 'Stay'],
      defaultId: STAY,
      cancelId: STAY,
    });
    // To prevent the event is to overrule the page's wish to stay.
    if (choice === LEAVE) event.preventDefault();
  });
}

/** A guide that is open does not keep the app running. */
function takeGuidesAlong(window: BrowserWindow): void {
  window.once('closed', () => {
    if (main !== window) return;
    for (const other of BrowserWindow.getAllWindows()) other.close();
  });
}

/** A page that crashed comes back where it was, in a window of its own; the draft of a form is on the disk. */
function recoverFromCrash(window: BrowserWindow, reopen: (url: string) => Promise<void>): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log('page gone', { reason, exitCode });
    const now = Date.now();
    const asks = !mayRestart(crashes, now);
    crashes = [...crashes, now];
    if (asks && !wantsAnotherTry()) return window.destroy();
    // The new one first: without any window the app ends.
    reopen(window.webContents.getURL())
      .catch((error: unknown) => log('page not back', {}, error))
      .finally(() => window.destroy());
  });
}

function wantsAnotherTry(): boolean {
  const choice = dialog.showMessageBoxSync({
    type: 'error',
    message: 'Fieldroster has stopped several times.',
    detail: 'What you typed is kept on this computer.',
    buttons: ['Try again', 'Quit'],
    defaultId: TRY_AGAIN,
    cancelId: 1,
  });
  return choice === TRY_AGAIN;
}

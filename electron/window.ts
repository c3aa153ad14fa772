import { app, BrowserWindow, dialog } from 'electron';
import { BUNDLE_ORIGIN } from './bundle-protocol.ts';

const LEAVE = 0;
const STAY = 1;

/** Opens the app's window; it shows itself once there is something to see. */
export async function openWindow(preload: string): Promise<void> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  askBeforeLeaving(window);
  await window.loadURL(`${BUNDLE_ORIGIN}/index.html`);
}

/** Brings the window to the front; what a second start of the app does. */
export function focusWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

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

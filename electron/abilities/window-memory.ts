import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, screen } from 'electron';
import { type Restored, restoreState, type WindowState } from '../window-state.ts';

const file = () => join(app.getPath('userData'), 'window.json');

/** Where the window was when it was last closed, on the screens that are there now. */
export function rememberedWindow(): Restored {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  return restoreState(readKept(), screens);
}

/** Keeps where the window is and how large its page is drawn, each time that it closes. */
export function rememberWindow(window: BrowserWindow): void {
  window.on('close', () => {
    const state: WindowState = {
      ...window.getNormalBounds(),
      isMaximized: window.isMaximized(),
      zoom: window.webContents.getZoomLevel(),
    };
    try {
      // At once: the process may end with the window.
      writeFileSync(file(), JSON.stringify(state));
    } catch {
      // A full disk costs the place of the window and nothing else.
    }
  });
}

function readKept(): unknown {
  try {
    return JSON.parse(readFileSync(file(), 'utf8'));
  } catch {
    return null;
  }
}

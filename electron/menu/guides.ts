import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { BUNDLE_ORIGIN } from '../bundle-file.ts';
import { log } from '../log/log.ts';

const pages = [
  { label: 'User guide', file: 'user.html' },
  { label: 'Administrator guide', file: 'admin.html' },
];

/** The guides that came with the app; they need no network. */
export const guides = (renderer: string) =>
  pages
    .filter(({ file }) => existsSync(join(renderer, 'guide', file)))
    .map(({ label, file }) => ({ label, run: () => openGuide(file) }));

/** A window with a page of ours and without a way to the shell. */
function openGuide(file: string): void {
  const window = new BrowserWindow({
    width: 900,
    height: 800,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      devTools: !app.isPackaged,
    },
  });
  window
    .loadURL(`${BUNDLE_ORIGIN}/guide/${file}`)
    .catch((error: unknown) => log('guide not opened', {}, error));
}

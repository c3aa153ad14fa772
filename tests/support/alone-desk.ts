import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { desktopLaunchOptions } from './electron-host.ts';

const root = join(import.meta.dirname, '..', '..');

/** The app on a computer that knows of no server. */
export async function launchAlone(folder: string) {
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${folder}`],
    ...desktopLaunchOptions({ FIELDROSTER_SERVER: '' }),
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}

/** Asks to connect a computer that worked alone to a server; what comes of it is on the screen. */
export async function connectTo(page: Page, address: string, password: string): Promise<void> {
  await page.getByRole('status', { name: 'Sync: This computer only' }).click();
  await page.getByRole('button', { name: 'Connect to a server' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Server address').fill(address);
  await dialog.getByLabel('Username').fill('admin');
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Connect' }).click();
}

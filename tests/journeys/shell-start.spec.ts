import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { desktopLaunchOptions } from '../support/electron-host.ts';
import { startServerProcess } from '../support/server-process.ts';

const root = join(import.meta.dirname, '..', '..');

test('the app that npm start opens is signed in as the demo user', async () => {
  const server = await startServerProcess();
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-start-'));
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${folder}`],
    ...desktopLaunchOptions({
      FIELDROSTER_SERVER: server.url,
      FIELDROSTER_DEMO_USER: 'admin',
      FIELDROSTER_DEMO_PASSWORD: server.password,
    }),
  });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { name: 'Technicians' })).toBeVisible();
  await expect(page.getByRole('row').nth(6)).toBeVisible();
  await expect(page.getByRole('button', { name: /Administrator/ })).toBeVisible();
  await app.close();
  await server.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { desktopLaunchOptions } from '../support/electron-host.ts';
import { expect, test } from '../support/office.ts';
import { goTo } from '../support/office-work.ts';
import { box, fillRequired, openProfile, rowOf, save, synced } from '../support/profile-form.ts';

const root = join(import.meta.dirname, '..', '..');

test.skip(
  ({ host }) => host === 'browser',
  'The browser edition comes from a server, so that it always has one.',
);

/** The app on a computer that knows of no server. */
async function launch(folder: string) {
  const app = await _electron.launch({
    args: [root, `--user-data-dir=${folder}`],
    ...desktopLaunchOptions({ FIELDROSTER_SERVER: '' }),
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}

async function add(page: Page, name: string, email: string, phone: string): Promise<void> {
  await goTo(page, 'Technicians');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, name, email);
  await box(page, 'Mobile Phone').fill(phone);
  await box(page, 'Memo').fill(`Memo of ${name}`);
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
}

async function connect(page: Page, address: string, password: string): Promise<void> {
  await page.getByRole('status', { name: 'Sync: This computer only' }).click();
  await page.getByRole('button', { name: 'Connect to a server' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Server address').fill(address);
  await dialog.getByLabel('Username').fill('admin');
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Connect' }).click();
}

test('[R53] a computer works alone, and is connected later with nothing lost', async ({ office }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-alone-'));
  const other = (await office.computer()).page;
  const known = (await other.getByRole('grid').getByRole('strong').first().textContent()) ?? '';
  await openProfile(other, known);
  const email = await box(other, 'Email').inputValue();

  const first = await launch(folder);
  await expect(first.page.getByRole('button', { name: 'Use on this computer only' })).toBeVisible();
  await first.page.screenshot({ path: 'test-results/screens/first-start.png' });
  await first.page.getByRole('button', { name: 'Use on this computer only' }).click();
  await expect(first.page.getByText('No technicians yet. Choose Add to enter the first one.')).toBeVisible();
  await goTo(first.page, 'About');
  await expect(first.page.getByText('This copy was not installed, so it is not updated.')).toBeVisible();
  await add(first.page, 'Nora New', 'nora@northline.example', '2025550190');
  await add(first.page, 'Known Already', email, '2025550191');
  await first.close();

  const again = await launch(folder);
  const { page } = again;
  await expect(rowOf(page, 'Nora New')).toBeVisible();
  await connect(page, office.server.url, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await page.keyboard.press('Escape');

  await connect(page, office.server.url, office.server.password);
  await expect(page.getByText('new to the company')).toBeVisible();
  await expect(page.getByText(`Known Already has the same email as ${known}`)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/connect-preview.png' });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Sync' })).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/alone-sync.png' });
  await goTo(page, 'Technicians');
  await expect(rowOf(page, 'Known Already')).toBeVisible();

  await connect(page, office.server.url, office.server.password);
  await page.getByRole('button', { name: 'Upload 1 profile' }).click();
  await expect(page.getByText('1 profile added and 1 profile filled in.')).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/connect-summary.png' });
  await page.getByRole('button', { name: 'Remove it from this computer' }).click();
  await synced(page);
  await goTo(page, 'Technicians');
  await expect(rowOf(page, 'Nora New')).toBeVisible();
  await expect(rowOf(page, 'Known Already')).toBeHidden();
  await page.getByRole('button', { name: /Administrator$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('Server address')).toHaveValue(office.server.url);
  await again.close();

  await goTo(other, 'Technicians');
  await openProfile(other, 'Nora New');
  await expect(box(other, 'Memo')).toHaveValue('Memo of Nora New');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { UpdateState } from '#electron/contract.ts';
import { connectTo, launchAlone } from '../support/alone-desk.ts';
import { test as deskTest } from '../support/desktop-office.ts';
import { expect, signIn, test } from '../support/office.ts';
import { editOfficeUser, goTo } from '../support/office-work.ts';
import { box, fillRequired, openProfile, save, synced } from '../support/profile-form.ts';
import { look } from '../support/screen-look.ts';

test.setTimeout(300_000);
deskTest.setTimeout(180_000);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function add(page: Page, name: string, email: string): Promise<void> {
  await goTo(page, 'Technicians');
  await button(page, 'Add').click();
  await fillRequired(page, name, email);
  await box(page, 'Memo').fill(`Memo of ${name}`);
  await save(page);
  await expect(heading(page, 'Edit Technician')).toBeVisible();
}

async function someonesEmail(page: Page): Promise<string> {
  const known = (await page.getByRole('grid').getByRole('strong').first().textContent()) ?? '';
  await openProfile(page, known);
  return box(page, 'Email').inputValue();
}

test('a computer that knows of no server, until it is connected to one', async ({ office }) => {
  const email = await someonesEmail((await office.computer()).page);
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-screens-'));
  const { page, close } = await launchAlone(folder);
  await expect(box(page, 'Server address')).toBeFocused();
  await look(page, 'first-start', { primary: button(page, 'Sign in') });
  await button(page, 'Use on this computer only').click();
  await look(page, 'alone-technicians', { primary: button(page, 'Add') });
  await add(page, 'Nora New', 'nora@northline.example');
  await add(page, 'Known Already', email);
  await goTo(page, 'Sync');
  await look(page, 'alone-sync', { primary: button(page, 'Connect to a server') });
  await connectTo(page, office.server.url, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await look(page, 'connect', { primary: button(page, 'Connect') });
  await page.keyboard.press('Escape');
  await connectTo(page, office.server.url, office.server.password);
  await look(page, 'connect-preview', { primary: button(page, 'Upload 1 profile') });
  await button(page, 'Upload 1 profile').click();
  await expect(page.getByText('1 profile added and 1 profile filled in.')).toBeVisible();
  await look(page, 'connect-summary', { primary: button(page, 'Keep it') });
  await close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('somebody whom the office has shut out', async ({ office }) => {
  const away = await office.computer('manager');
  await synced(away.page);
  const { page } = await office.computer();
  await editOfficeUser(page, 'manager');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(away.page.getByRole('alert')).toContainText('Your account was deactivated');
  await look(away.page, 'dismissed', { primary: button(away.page, 'Sign in') });
});

deskTest('nobody was there for a while', async ({ desk }) => {
  await desk.decide({ idleLockMinutes: 5, serverAddress: desk.server.url });
  const { page } = await desk.launch();
  await expect(page.getByLabel('Username')).toBeVisible();
  await page.clock.install();
  await page.reload();
  await signIn(page, 'admin', desk.server.password);
  await page.clock.runFor('06:00');
  await expect(page.getByRole('alert')).toHaveText('Nobody was here for a while. Sign in to go on.');
  await page.clock.resume();
  await look(page, 'idle-lock', { primary: button(page, 'Sign in') });
});

deskTest('About, with a new version and without', async ({ desk }) => {
  const { app, page } = await desk.launch();
  await signIn(page, 'admin', desk.server.password);
  await goTo(page, 'About');
  await look(page, 'about-not-updated');
  // A checkout finds none, so main is made to say so.
  const say = (state: UpdateState) =>
    app.evaluate(({ BrowserWindow }, told) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('updates', told);
    }, state);
  await say({ stage: 'ready', version: '1.2.0' });
  await look(page, 'about-ready', { primary: button(page, 'Restart now').first() });
  await say({ stage: 'failed', reason: 'The place for new versions could not be reached.' });
  await look(page, 'about-failed', { primary: button(page, 'Look now') });
});

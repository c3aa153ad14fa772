import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { connectTo, launchAlone } from '../support/alone-desk.ts';
import { expect, test } from '../support/office.ts';
import { goTo } from '../support/office-work.ts';
import { box, fillRequired, openProfile, rowOf, save, synced } from '../support/profile-form.ts';

test.skip(
  ({ host }) => host === 'browser',
  'The browser edition comes from a server, so that it always has one.',
);

async function add(page: Page, name: string, email: string, phone: string): Promise<void> {
  await goTo(page, 'Technicians');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, name, email);
  await box(page, 'Mobile Phone').fill(phone);
  await box(page, 'Memo').fill(`Memo of ${name}`);
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
}

test('[R53] a computer works alone, and is connected later with nothing lost', async ({ office }) => {
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-alone-'));
  const other = (await office.computer()).page;
  const known = (await other.getByRole('grid').getByRole('strong').first().textContent()) ?? '';
  await openProfile(other, known);
  const email = await box(other, 'Email').inputValue();

  const first = await launchAlone(folder);
  await expect(first.page.getByRole('button', { name: 'Use on this computer only' })).toBeVisible();
  await first.page.getByRole('button', { name: 'Use on this computer only' }).click();
  await expect(first.page.getByText('No technicians yet. Choose Add to enter the first one.')).toBeVisible();
  await goTo(first.page, 'About');
  await expect(first.page.getByText('This copy was not installed, so it is not updated.')).toBeVisible();
  await add(first.page, 'Nora New', 'nora@northline.example', '2025550190');
  await add(first.page, 'Known Already', email, '2025550191');
  await first.close();

  const again = await launchAlone(folder);
  const { page } = again;
  await expect(rowOf(page, 'Nora New')).toBeVisible();
  await connectTo(page, office.server.url, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible();
  await page.keyboard.press('Escape');

  await connectTo(page, office.server.url, office.server.password);
  await expect(page.getByText('new to the company')).toBeVisible();
  await expect(page.getByText(`Known Already has the same email as ${known}`)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Sync' })).toBeVisible();
  await goTo(page, 'Technicians');
  await expect(rowOf(page, 'Known Already')).toBeVisible();

  await connectTo(page, office.server.url, office.server.password);
  await page.getByRole('button', { name: 'Upload 1 profile' }).click();
  await expect(page.getByText('1 profile added and 1 profile filled in.')).toBeVisible();
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

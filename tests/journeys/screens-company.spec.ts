import type { Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { goTo } from '../support/office-work.ts';
import { look } from '../support/screen-look.ts';

test.skip(({ host }) => host === 'desktop', 'The page is the same in both hosts.');
test.setTimeout(300_000);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function leave(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page, name)).toBeHidden();
}

/** The app with what it needs on this computer. */
const start = (page: Page) => expect(page.getByRole('row').nth(6)).toBeVisible();

test('the screens of the company', async ({ office }) => {
  const { page } = await office.computer();
  await start(page);
  await goTo(page, 'Office users');
  await look(page, 'office-users');
  await button(page, 'Edit').first().click();
  await page.getByText('as the role has them').click();
  await look(page, 'office-user');
  await button(page, 'Close').click();
  for (const link of ['Sync', 'Outbox', 'Audit log', 'About']) {
    await goTo(page, link);
    await expect(page.getByRole('heading', { name: link })).toBeVisible();
    await look(page, link.toLowerCase().replace(' ', '-'));
  }
  await button(page, 'Settings').click();
  await expect(heading(page, 'Settings')).toBeVisible();
  await look(page, 'settings');
});

test('what opens around every screen, and the pages before and outside it', async ({ office }) => {
  const { page } = await office.computer();
  await start(page);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('s');
  await expect(page.getByRole('group', { name: 'Technicians' })).toBeVisible();
  await look(page, 'palette');
  await page.keyboard.press('Escape');
  await heading(page, 'Technicians').click();
  await page.keyboard.press('?');
  await look(page, 'shortcuts');
  await leave(page, 'Keyboard shortcuts');
  await page.getByRole('button', { name: /Administrator$/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await look(page, 'account-menu', { primary: page.getByRole('menuitem', { name: 'Sign out' }) });
  await page.getByRole('menuitem', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password')).toBeVisible();
  await look(page, 'password', { primary: button(page, 'Change password') });
  await leave(page, 'Change password');
  await page.getByRole('button', { name: /Administrator$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await look(page, 'sign-in', { primary: button(page, 'Sign in') });
  for (const path of ['technician', 'reset', 'invite/unknown']) {
    await page.goto(`${office.server.url}/${path}`);
    await look(page, path.replace('/', '-'), { isServerPage: true });
  }
});

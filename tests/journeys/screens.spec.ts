import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { act, goTo } from '../support/office-work.ts';
import { openProfile, save } from '../support/profile-form.ts';

/** Where the pictures of the README lie; made anew when PICTURES=1 is set. */
const pictures = 'docs/pictures';

async function check(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`)).toBeAttached();
    await checkOnce(page, name, colorScheme);
  }
}

/** The server's own pages, which follow the system's colours alone. */
async function checkPage(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await checkOnce(page, name, colorScheme);
  }
}

async function checkOnce(page: Page, name: string, colorScheme: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}.png` });
}

test('every screen is accessible, in light and in dark', async ({ office, host }) => {
  test.skip(host === 'desktop', 'The page is the same; axe needs a page that Playwright itself opened.');
  test.slow();
  const { page } = await office.computer();
  await expect(page.getByRole('row').nth(6)).toBeVisible();
  await check(page, 'technicians');
  if (process.env.PICTURES) await page.emulateMedia({ colorScheme: 'light' });
  if (process.env.PICTURES) await page.screenshot({ path: `${pictures}/technicians.png` });
  const name = (await page.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '';
  await openProfile(page, name);
  await check(page, 'profile');
  for (const tab of ['Payroll', 'Permissions']) {
    await page.getByRole('tab', { name: tab }).click();
    await check(page, tab.toLowerCase());
  }
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await save(page);
  await expect(page.getByRole('alert', { name: 'Not saved' })).toBeVisible();
  await check(page, 'add-with-errors');
  for (const link of ['Zones', 'Sync']) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await expect(page.getByRole('heading', { name: link })).toBeVisible();
    await check(page, link.toLowerCase());
  }
  await page.getByRole('button', { name: 'Settings' }).click();
  await check(page, 'settings');
});

test('so are the screens of accounts, and the pages that technicians meet', async ({ office, host }) => {
  test.skip(host === 'desktop', 'The page is the same; axe needs a page that Playwright itself opened.');
  test.slow();
  const { page } = await office.computer();
  await openProfile(page, (await page.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '');
  await act(page, 'Set username and password');
  await check(page, 'set-password');
  await page.keyboard.press('Escape');
  await act(page, 'Deactivate technician');
  await check(page, 'deactivate');
  await page.keyboard.press('Escape');
  await goTo(page, 'Office users');
  await page.getByRole('button', { name: 'Edit' }).first().click();
  await page.getByText('as the role has them').click();
  await check(page, 'office-user');
  await page.getByRole('button', { name: 'Close' }).click();
  await check(page, 'office-users');
  for (const link of ['Outbox', 'Audit log']) {
    await goTo(page, link);
    await expect(page.getByRole('heading', { name: link })).toBeVisible();
    await check(page, link.toLowerCase().replace(' ', '-'));
  }
  await goTo(page, 'Roles');
  await page.getByRole('button', { name: /^Manager/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Manager');
  await check(page, 'roles');
  for (const path of ['technician', 'reset', 'invite/unknown']) {
    await page.goto(`${office.server.url}/${path}`);
    await checkPage(page, path.replace('/', '-'));
  }
});

test('the whole way by keyboard: search, open, change, save', async ({ office }) => {
  const { page } = await office.computer();
  await page.getByRole('searchbox', { name: 'Search technicians' }).focus();
  const name = (await page.getByRole('row').nth(3).getByRole('strong').textContent()) ?? '';
  await page.keyboard.type(name);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Memo' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('typed without a mouse');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Saved, and taken by the server.')).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/office.ts';
import { box, openProfile } from '../support/profile-form.ts';

const palette = (page: Page) =>
  page.getByRole('combobox', { name: 'Find a technician, a screen, an action' });

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** The names in the first rows of the table, in its order. */
async function firstNames(page: Page, count: number): Promise<string[]> {
  const names = page.getByRole('row').getByRole('strong');
  await expect(names.nth(count)).toBeVisible();
  return (await names.allTextContents()).slice(0, count);
}

test('the palette goes to a technician, and what was opened last comes first', async ({ office }) => {
  const { page } = await office.computer();
  const [, name = ''] = await firstNames(page, 3);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toBeFocused();
  await page.keyboard.type(name.slice(0, -1));
  await expect(page.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Enter');
  await expect(box(page, 'Technician Name')).toHaveValue(name);
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press('ControlOrMeta+k');
  const recent = page.getByRole('group', { name: 'Recent' });
  await expect(recent.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(heading(page, 'Technicians')).toBeVisible();
});

test('the palette opens screens, does things, and says when nothing is called so', async ({ office }) => {
  const { page } = await office.computer();
  await page.getByRole('button', { name: 'Find a technician, a screen, an action' }).click();
  await page.keyboard.type('zon');
  await expect(page.getByRole('option', { name: 'Zones' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Zones')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('dark');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator('html[data-mantine-color-scheme="dark"]')).toBeAttached();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('change pass');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Current password')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Current password')).toBeHidden();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('xyzzy');
  await expect(page.getByText('Nothing is called “xyzzy”')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
});

test('the palette offers the screens and actions that the person has', async ({ office }) => {
  const { page } = await office.computer('viewer');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('option', { name: 'Zones' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Office users' })).toHaveCount(0);
  await expect(page.getByRole('option', { name: 'Add a technician' })).toHaveCount(0);
});

test('shortcuts are listed under ?, and letters stay letters where one types', async ({ office }) => {
  const { page } = await office.computer();
  await firstNames(page, 1);
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Search technicians' });
  await expect(search).toBeFocused();
  await page.keyboard.type('gs?/');
  await expect(search).toHaveValue('gs?/');
  await expect(heading(page, 'Technicians')).toBeVisible();

  await heading(page, 'Technicians').click();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toContainText('Go to Sync');
  // Behind an open dialog nothing moves.
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(heading(page, 'Technicians')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(heading(page, 'Sync')).toBeVisible();
});

test('next and previous follow the order of the table, and a changed form asks first', async ({ office }) => {
  const { page } = await office.computer();
  const [first = '', second = '', third = ''] = await firstNames(page, 3);
  await page.getByRole('row').nth(1).getByRole('button', { name: 'Edit' }).click();
  const name = box(page, 'Technician Name');
  await expect(name).toHaveValue(first);
  const next = page.getByRole('button', { name: 'Next technician' });
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Previous technician' })).toBeDisabled();

  await page.keyboard.press('Alt+ArrowDown');
  await expect(name).toHaveValue(second);
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(name).toHaveValue(third);
  await name.focus();
  await page.keyboard.press('Control+BracketLeft');
  await expect(name).toHaveValue(second);

  const payroll = page.getByRole('tab', { name: 'Payroll' });
  await payroll.click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText(/^3 of \d+$/)).toBeVisible();
  await expect(payroll).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('tab', { name: 'Profile' }).click();
  await expect(name).toHaveValue(second);

  await box(page, 'Memo').fill('not saved yet');
  await page.keyboard.press('Control+BracketRight');
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(box(page, 'Memo')).toHaveValue('not saved yet');
  await expect(name).toHaveValue(second);
});

test('palette and shortcuts are accessible, in light and in dark', async ({ office, host }) => {
  test.skip(host === 'desktop', 'The page is the same in both hosts.');
  const { page } = await office.computer();
  const [name = ''] = await firstNames(page, 3);
  await openProfile(page, name);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('group', { name: 'Recent' })).toBeVisible();
  await expectAccessible(page, 'palette');
  await page.keyboard.type(name.slice(0, 2));
  await expect(page.getByRole('group', { name: 'Technicians' })).toBeVisible();
  await expectAccessible(page, 'palette-found');
  await page.keyboard.press('Escape');
  await heading(page, 'Edit Technician').click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessible(page, 'shortcuts');
});

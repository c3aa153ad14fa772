import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { box, synced } from '../support/profile-form.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const pick = (page: Page, label: string) => page.getByRole('combobox', { name: label, exact: true });
const grid = (page: Page) => page.getByRole('grid', { name: 'Technicians' });

/** The focus stands on something, so that the next key goes somewhere. */
async function expectFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).not.toBe('body');
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await expectFocus(page);
}

const hasFocus = (target: Locator) => target.evaluate((element) => element.contains(document.activeElement));

/** Presses Tab until the focus is there, as far as a person would. Round the end it passes through the window's own bar. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 80 && !(await hasFocus(target)); step += 1) await page.keyboard.press(key);
  expect(await hasFocus(target), `the focus came to ${target}`).toBe(true);
}

async function typeIn(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
  await expect(target).toHaveValue(text);
}

/** The first of a list that `typed` leaves, by the arrows. */
async function choose(page: Page, label: string, typed = ''): Promise<void> {
  await tabTo(page, pick(page, label));
  await page.keyboard.type(typed);
  if (!typed) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeVisible();
  await press(page, 'ArrowDown', 'Enter');
}

/** Opens the menu that has the focus, and does what that line says. */
async function fromMenu(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  const item = page.getByRole('menuitem', { name, exact: true });
  await expect(item).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(item).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
}

async function signInByKeyboard(page: Page, username: string, password: string): Promise<void> {
  await expect(page.getByLabel('Username')).toBeFocused();
  await page.keyboard.type(username);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await page.keyboard.type(password);
  await press(page, 'Enter');
  await expect(heading(page, 'Technicians')).toBeVisible();
  await expectFocus(page);
}

async function fillRequired(page: Page, name: string, email: string): Promise<void> {
  await typeIn(page, box(page, 'Technician Name'), name);
  await choose(page, 'Company Position');
  await choose(page, 'Role');
  await typeIn(page, box(page, 'Email'), email);
  await choose(page, 'Truck', '002');
}

/** A typo in the town, put right by Map Pin. */
async function fillAddress(page: Page): Promise<void> {
  await typeIn(page, box(page, 'Street'), '413 S 8th St');
  await typeIn(page, box(page, 'City'), 'springfeild');
  await typeIn(page, pick(page, 'State'), 'IL');
  await typeIn(page, box(page, 'ZIP Code'), '62701');
  const mapPin = page.getByRole('button', { name: 'Map Pin' });
  await tabTo(page, mapPin);
  await press(page, 'Enter');
  await expect(page.getByRole('listbox', { name: 'Address suggestions' })).toBeFocused();
  await press(page, 'Enter');
  await expect(mapPin).toBeFocused();
  await expect(box(page, 'City')).toHaveValue('Springfield');
}

test('keyboard only, from the start to a saved profile, and back to it through the table', async ({
  office,
}) => {
  const { page } = await office.newComputer();
  await signInByKeyboard(page, 'admin', office.server.password);
  await press(page, 'ControlOrMeta+k');
  await page.keyboard.type('add a tech');
  await press(page, 'Enter');
  await expect(heading(page, 'Add a Technician')).toBeVisible();
  await fillRequired(page, 'Kay Board', 'kay.board@northline.example');
  await fillAddress(page);
  await press(page, 'ControlOrMeta+s');
  await expect(heading(page, 'Edit Technician')).toBeVisible();
  await expectFocus(page);
  await synced(page);

  await press(page, 'g', 't');
  await expect(heading(page, 'Technicians')).toBeVisible();
  await press(page, '/');
  await page.keyboard.type('board');
  await expect(grid(page).getByRole('strong')).toHaveText(['Kay Board']);
  await tabTo(page, grid(page));
  await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter');
  await expect(box(page, 'Technician Name')).toHaveValue('Kay Board');
  await expect(box(page, 'City')).toHaveValue('Springfield');
  await expectFocus(page);
});

test('the focus is somewhere after every dialog that closes', async ({ office }) => {
  const { page } = await office.computer();
  const close = async (name: string) => {
    await expect(dialog(page, name)).toBeVisible();
    await press(page, 'Escape');
    await expect(dialog(page, name)).toBeHidden();
    await expectFocus(page);
  };
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await press(page, '?');
  await close('Keyboard shortcuts');
  await press(page, 'ControlOrMeta+k');
  await page.keyboard.type('change pass');
  await press(page, 'Enter');
  await close('Change password');
  await tabTo(page, page.getByRole('button', { name: /Administrator$/ }), 'Shift+Tab');
  await fromMenu(page, 'Change password');
  await close('Change password');
  await tabTo(page, page.getByRole('button', { name: 'Columns' }));
  await press(page, 'Enter');
  await close('Columns');
  await tabTo(page, page.getByRole('button', { name: 'View options' }));
  await fromMenu(page, 'Save view…');
  await close('Save view');

  await tabTo(page, grid(page));
  await press(page, 'Control+Home', 'ArrowDown', 'Space', 'ArrowRight');
  await tabTo(page, page.getByRole('button', { name: 'Actions' }));
  await fromMenu(page, 'Deactivate');
  await close('Deactivate');

  await tabTo(page, grid(page), 'Shift+Tab');
  await press(page, 'Enter');
  await expect(heading(page, 'Edit Technician')).toBeVisible();
  await expectFocus(page);
  await tabTo(page, page.getByRole('button', { name: 'Profile Actions' }));
  await fromMenu(page, 'Deactivate technician');
  await close('Deactivate');
  await tabTo(page, box(page, 'Memo'));
  await page.keyboard.type('Not saved');
  await tabTo(page, page.getByRole('button', { name: 'Save Changes' }));
  await press(page, 'g', 't');
  await close('Leave without saving?');
  await press(page, 'g', 't');
  await expect(dialog(page, 'Leave without saving?')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Discard changes' }));
  await press(page, 'Enter');
  await expect(heading(page, 'Technicians')).toBeVisible();
  await expectFocus(page);
});

import type { Page } from '@playwright/test';
import { listKinds } from '#domain/company/list-kinds.ts';
import { expect, test } from '../support/office.ts';
import { act, goTo } from '../support/office-work.ts';
import { box, fillRequired, openProfile, pick, save } from '../support/profile-form.ts';
import { look } from '../support/screen-look.ts';

/** Where the pictures of the README lie; made anew when PICTURES=1 is set. */
const pictures = 'docs/pictures';

// Enough that tables are full at 2560x1440, and some technicians inactive.
test.use({ serverSettings: { DEMO_SIZE: '150' } });
test.skip(({ host }) => host === 'desktop', 'The page is the same in both hosts.');
// Each walk looks at many screens, at each size and in both schemes.
test.setTimeout(300_000);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function leave(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(dialog(page, name)).toBeHidden();
}

async function openFilter(page: Page, column: string): Promise<void> {
  await page.getByRole('columnheader', { name: column }).getByRole('button', { name: 'Filter' }).click();
  await expect(dialog(page, 'Filter')).toBeVisible();
}

async function bulk(page: Page, action: string): Promise<void> {
  await selection(page).getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** The page as a person starts with it, with rows in the table. */
async function start(page: Page): Promise<string> {
  await expect(page.getByRole('row').nth(6)).toBeVisible();
  return (await page.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '';
}

test('the Technicians table and what opens over it', async ({ office }) => {
  const { page } = await office.computer();
  await start(page);
  await look(page, 'technicians', { primary: button(page, 'Add') });
  if (process.env.PICTURES) await page.emulateMedia({ colorScheme: 'light' });
  if (process.env.PICTURES) await page.screenshot({ path: `${pictures}/technicians.png` });
  // Columns that are in sight at 200 % too.
  for (const column of ['Name', 'Status', 'Active']) {
    await openFilter(page, column);
    await look(page, `filter-${column.toLowerCase()}`);
    await leave(page, 'Filter');
  }
  await button(page, 'Columns').click();
  await look(page, 'columns');
  await leave(page, 'Columns');
  await button(page, 'View options').click();
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeVisible();
  await look(page, 'view-options');
  await page.getByRole('menuitem', { name: 'Save view' }).click();
  await look(page, 'save-view', { primary: button(page, 'Save') });
  await leave(page, 'Save view');
  await page.getByRole('searchbox', { name: 'Search technicians' }).fill('xyzzy');
  await expect(button(page, 'Clear search and filters')).toBeVisible();
  await look(page, 'no-match', { primary: button(page, 'Clear search and filters') });
});

test('the selection and each dialog for many', async ({ office }) => {
  const { page } = await office.computer();
  await start(page);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await look(page, 'selection', { primary: selection(page).getByRole('button', { name: 'Actions' }) });
  for (const action of ['Deactivate', 'Send Password Reset', 'Send Account Invite']) {
    await bulk(page, action);
    await look(page, `bulk-${action.toLowerCase().replaceAll(' ', '-')}`);
    await leave(page, action);
  }
  await button(page, 'Clear selection').click();
  await openFilter(page, 'Active');
  await page.getByRole('menuitemradio', { name: 'Inactive', exact: true }).click();
  await leave(page, 'Filter');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await bulk(page, 'Activate');
  const choice = dialog(page, 'Select license types');
  await choice.getByRole('button', { name: 'Non-managed', exact: true }).click();
  await look(page, 'bulk-licenses', { primary: button(page, 'Next') });
  await button(page, 'Next').click();
  await expect(dialog(page, 'Confirm your selection')).toBeVisible();
  await look(page, 'bulk-confirm');
});

test('the profile, all of its tabs and dialogs', async ({ office }) => {
  const { page } = await office.computer();
  const name = await start(page);
  const primary = button(page, 'Save Changes');
  await openProfile(page, name);
  await look(page, 'profile', { primary });
  for (const tab of ['Payroll', 'Permissions']) {
    await page.getByRole('tab', { name: tab }).click();
    await look(page, tab.toLowerCase(), { primary });
  }
  await act(page, 'Set username and password');
  await look(page, 'set-password');
  await page.keyboard.press('Escape');
  await act(page, 'Deactivate technician');
  await look(page, 'deactivate');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Profile' }).click();
  await box(page, 'Memo').fill('Not saved');
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect(dialog(page, 'Leave without saving?')).toBeVisible();
  await look(page, 'leave');
});

test('a new profile: what is missing, the photo, the address', async ({ office }) => {
  const { page } = await office.computer();
  await start(page);
  const primary = button(page, 'Save Changes');
  await button(page, 'Add').click();
  await save(page);
  await expect(page.getByRole('alert', { name: 'Not saved' })).toBeVisible();
  await look(page, 'add-with-errors', { primary });
  await fillRequired(page, 'Adam Mapp', 'adam.mapp@northline.example');
  await page.getByLabel('Photo', { exact: true }).setInputFiles({
    name: 'portrait.png',
    mimeType: 'image/png',
    buffer: await page.screenshot(),
  });
  await button(page, 'Crop').click();
  await expect(dialog(page, 'Crop photo').getByAltText('What is kept')).toBeVisible();
  await look(page, 'crop');
  await leave(page, 'Crop photo');
  await box(page, 'Street').fill('413 S 8th St');
  await box(page, 'City').fill('springfeild');
  await page.getByRole('combobox', { name: 'State' }).fill('IL');
  await box(page, 'ZIP Code').fill('62701');
  await button(page, 'Map Pin').click();
  await expect(page.getByRole('listbox', { name: 'Address suggestions' })).toBeFocused();
  const inView = page.getByRole('listbox', { name: 'Address suggestions' });
  await look(page, 'address-suggestions', { primary, inView });
  await page.keyboard.press('Enter');
  await look(page, 'address-map', { primary, inView: button(page, 'Pin') });
});

test('every list, and what opens over it', async ({ office }) => {
  const { page } = await office.computer();
  await start(page);
  const { role, ...lists } = listKinds;
  for (const { many } of Object.values(lists)) {
    await goTo(page, many);
    await expect(heading(page, many)).toBeVisible();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await look(page, many.toLowerCase().replace(' ', '-'), { primary: button(page, 'Add') });
  }
  await goTo(page, lists.zone.many);
  await expect(heading(page, lists.zone.many)).toBeVisible();
  const [first = '', second = ''] = (
    await page
      .getByRole('button', { name: /^More for / })
      .evaluateAll((all) => all.map((each) => each.ariaLabel))
  ).map((label) => label?.replace('More for ', ''));
  await page.getByRole('row').nth(1).getByRole('button', { name: 'Edit' }).click();
  await look(page, 'zone', { primary: button(page, 'Save') });
  await page.keyboard.press('Escape');
  await button(page, `More for ${first}`).click();
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  await pick(page, 'Merge into', second);
  await expect(page.getByText(`${first} is retired.`)).toBeVisible();
  await look(page, 'merge');
  await page.keyboard.press('Escape');
  await button(page, 'Paste a list').click();
  await box(page, 'The list').fill(`Quartz\t#2f7d6d\t912*\n${first}\nOnyx\tdowntown`);
  await expect(page.getByText('1 new, 1 exists, 1 left out')).toBeVisible();
  await look(page, 'paste-list');
  await page.keyboard.press('Escape');
  await goTo(page, role.many);
  await page.getByRole('button', { name: /^Manager/ }).click();
  await expect(box(page, 'Name')).toHaveValue('Manager');
  await look(page, 'roles');
});

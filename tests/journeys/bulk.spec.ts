import type { Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { goTo, syncNow } from '../support/office-work.ts';
import { rowOf, synced } from '../support/profile-form.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const sync = (page: Page) => page.getByRole('status', { name: /^Sync/ });

/** The names in the table, in its order. */
const namesIn = (page: Page) => page.getByRole('grid').getByRole('strong').allTextContents();

async function filterActive(page: Page, choice: 'Active' | 'Inactive' | 'Both'): Promise<void> {
  const header = page.getByRole('columnheader', { name: /^Active/ });
  await header.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('menuitemradio', { name: choice, exact: true }).click();
  await page.keyboard.press('Escape');
}

/** Selects the first that many rows, and answers with their names. */
async function selectFirst(page: Page, count: number): Promise<string[]> {
  await expect(page.getByRole('row').nth(count)).toBeVisible();
  const names = (await namesIn(page)).slice(0, count);
  for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await expect(bar(page)).toContainText(`${count} selected`);
  return names;
}

async function choose(page: Page, action: string): Promise<void> {
  await bar(page).getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Deactivates those that are selected, and closes the summary. */
async function deactivate(page: Page, names: readonly string[]): Promise<void> {
  await choose(page, 'Deactivate');
  const dialog = page.getByRole('dialog', { name: 'Deactivate' });
  for (const name of names) await expect(dialog).toContainText(name);
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(dialog).toContainText(`Deactivated ${names.length} technicians`);
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

const undoneNotice = (page: Page) => page.getByRole('status').filter({ hasText: /^Undone: / });

test('all the inactive are selected and two of them activated, each with a license of its own', async ({
  office,
}) => {
  const { page } = await office.computer();
  const names = await selectFirst(page, 2);
  await deactivate(page, names);
  await bar(page).getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar(page)).toBeHidden();

  await filterActive(page, 'Inactive');
  for (const name of names) await expect(rowOf(page, name)).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const inactive = await namesIn(page);
  for (const name of inactive.filter((each) => !names.includes(each)))
    await page.getByRole('checkbox', { name: `Select ${name}` }).uncheck();
  await expect(bar(page)).toContainText('2 selected');

  await choose(page, 'Activate');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toHaveAccessibleName('Select license types');
  const [first = '', second = ''] = names;
  await dialog.getByRole('button', { name: 'Managed', exact: true }).click();
  const card = dialog.getByRole('radiogroup', { name: second });
  await expect(card.getByRole('radio', { name: 'Managed', exact: true })).toBeChecked();
  await card.getByRole('radio', { name: 'Managed', exact: true }).press('ArrowRight');
  await expect(card.getByRole('radio', { name: 'Non-managed' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog).toHaveAccessibleName('Confirm your selection');
  await expect(dialog.getByRole('region', { name: 'Managed (1)', exact: true })).toContainText(first);
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(card.getByRole('radio', { name: 'Non-managed' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Next' }).click();
  await expect(dialog.getByRole('button', { name: 'Activate Technicians' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Activated 2 technicians');
  await dialog.getByRole('button', { name: 'Done' }).click();

  await filterActive(page, 'Active');
  await expect(rowOf(page, first).getByRole('gridcell', { name: 'Managed', exact: true })).toBeVisible();
  await expect(rowOf(page, second).getByRole('gridcell', { name: 'Non-managed' })).toBeVisible();
  await synced(page);
});

test('a bulk deactivation is undone by Ctrl+Z and by the message, and done again by Ctrl+Shift+Z', async ({
  office,
}) => {
  const { page } = await office.computer();
  const names = await selectFirst(page, 3);
  await deactivate(page, names);
  for (const name of names) await expect(rowOf(page, name)).toBeHidden();
  await page.keyboard.press('Control+z');
  for (const name of names) await expect(rowOf(page, name)).toBeVisible();
  await expect(undoneNotice(page)).toContainText('Undone: Deactivated 3 technicians.');
  await page.keyboard.press('Control+Shift+z');
  for (const name of names) await expect(rowOf(page, name)).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  for (const name of names) await expect(rowOf(page, name)).toBeVisible();
  await synced(page);

  // While one types, Ctrl+Z is about what was typed.
  await page.keyboard.press('Control+Shift+z');
  for (const name of names) await expect(rowOf(page, name)).toBeHidden();
  const search = page.getByRole('searchbox', { name: 'Search technicians' });
  await search.pressSequentially('x');
  await search.press('Control+z');
  await expect(search).toHaveValue('');
  for (const name of names) await expect(rowOf(page, name)).toBeHidden();
});

test('what a colleague changed meanwhile is left alone by an undo, and named', async ({ office }) => {
  const { page } = await office.computer();
  const names = await selectFirst(page, 2);
  await deactivate(page, names);
  await synced(page);
  const colleague = (await office.computer('manager')).page;
  await filterActive(colleague, 'Inactive');
  const [first = '', second = ''] = names;
  await rowOf(colleague, first).getByRole('button', { name: 'Edit' }).click();
  await colleague.getByRole('button', { name: 'Profile Actions' }).click();
  await colleague.getByRole('menuitem', { name: 'Activate' }).click();
  await synced(colleague);
  await expect(rowOf(page, first)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(`1 undone, 1 stays: Active of ${first} (changed meanwhile).`)).toBeVisible();
  await expect(rowOf(page, second)).toBeVisible();
});

test('invitations in bulk are queued without a network, each to whom it can go, with a summary to copy', async ({
  office,
}) => {
  const computer = await office.computer();
  const { page } = computer;
  await synced(page);
  computer.network.cut();
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await choose(page, 'Send Account Invite');
  const dialog = page.getByRole('dialog', { name: 'Send Account Invite' });
  await expect(dialog.getByRole('region', { name: /^Left out/ })).toContainText('has an account already');
  const group = dialog.getByRole('region', { name: /^Send Account Invite: / });
  const invited = await group.getByRole('listitem').count();
  expect(invited).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Send Account Invite' }).click();
  await expect(dialog).toContainText(/Invitation queued for \d+ technician/);
  await dialog.getByRole('button', { name: 'Copy summary' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(sync(page)).toContainText(`${invited} waiting`);

  // Asked once: the same selection leaves them out now.
  await choose(page, 'Send Account Invite');
  await expect(dialog).toContainText('There is nobody among the selected');
  await expect(dialog.getByRole('region', { name: /^Left out/ })).toContainText('has an invitation queued');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  computer.network.restore();
  await syncNow(page);
  await synced(page);
  await goTo(page, 'Outbox');
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    const rows = page.getByRole('table', { name: 'Outbox' }).getByRole('row');
    expect(await rows.count()).toBe(invited + 1);
  }).toPass();
});

import type { Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { synced } from '../support/profile-form.ts';
import { look } from '../support/screen-look.ts';

/** Pastes as a spreadsheet does, into whatever has the focus. */
const paste = (page: Page, text: string) =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

const cell = async (page: Page, row: number, heading: string) => {
  const header = page.getByRole('columnheader', { name: heading });
  await header.scrollIntoViewIfNeeded();
  const index = await header.getAttribute('aria-colindex');
  return page.getByRole('row').nth(row).locator(`[aria-colindex="${index}"]`);
};

const preview = (page: Page) => page.getByRole('dialog', { name: 'Paste cells' });

test('five cells from a spreadsheet: a preview, the change, and its undo', async ({ office }) => {
  const { page } = await office.computer();
  await synced(page);
  const before = await (await cell(page, 1, 'Mobile Phone')).textContent();
  await (await cell(page, 1, 'Mobile Phone')).click();
  const phones = ['(202) 555-0171', '202-555-0172', '+1 202 555 0173', '2025550174', '(202) 555-0175'];
  await paste(page, `${phones.join('\n')}\n`);
  await expect(preview(page)).toContainText('This is what would change. It can be undone.');
  await expect(preview(page).getByRole('row', { name: /Mobile Phone .*\(202\) 555-0173/ })).toBeVisible();
  await preview(page).getByRole('button', { name: 'Paste 5 cells' }).click();
  await expect(await cell(page, 1, 'Mobile Phone')).toHaveText('(202) 555-0171');
  await expect(await cell(page, 5, 'Mobile Phone')).toHaveText('(202) 555-0175');
  await synced(page);

  await page.keyboard.press('Control+z');
  await expect(await cell(page, 1, 'Mobile Phone')).toHaveText(before ?? '');
});

test('what can’t be taken is named, and the rest goes', async ({ office, host }) => {
  const { page } = await office.computer();
  await synced(page);
  const taken = (await (await cell(page, 2, 'Email')).textContent()) ?? '';
  await (await cell(page, 1, 'Mobile Phone')).click();
  await paste(page, `12\t${taken}`);
  await expect(preview(page)).toContainText('Enter a full phone number, with area code.');
  await expect(preview(page)).toContainText('Nothing would change. 2 can’t be taken and stay as they are.');
  await expect(preview(page).getByRole('button', { name: 'Paste 0 cells' })).toBeDisabled();
  if (host === 'browser') await look(page, 'paste-cells');
  await page.keyboard.press('Escape');

  await (await cell(page, 1, 'License')).click();
  await paste(page, 'Non-managed\tNo such role');
  await expect(preview(page)).toContainText('Nothing in Role is called “No such role”.');
  await preview(page)
    .getByRole('button', { name: /^Paste/ })
    .click();
  await expect(await cell(page, 1, 'License')).toHaveText('Non-managed');
});

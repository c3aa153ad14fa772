import { expect, type Page } from '@playwright/test';

/** Goes to a screen by the side panel. */
export const goTo = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name, exact: true }).click();

/** Opens the dialog of the office user with that username. */
export async function editOfficeUser(page: Page, username: string): Promise<void> {
  await goTo(page, 'Office users');
  const row = page.getByRole('row').filter({ has: page.getByText(username, { exact: true }) });
  await row.getByRole('button', { name: 'Edit' }).click();
}

/** Does something from Profile Actions of the open profile. */
export async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Profile Actions' }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** What a person does who does not want to wait for the next try. */
export async function syncNow(page: Page): Promise<void> {
  await goTo(page, 'Sync');
  await page.getByRole('button', { name: 'Retry now' }).click();
}

/** Opens the newest message to that address on the Outbox page, and answers with what it says. */
export async function newestMessage(page: Page, address: string): Promise<string> {
  await goTo(page, 'Outbox');
  const row = page
    .getByRole('table', { name: 'Outbox' })
    .getByRole('row')
    .filter({ hasText: address })
    .first();
  await expect(async () => {
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(row).toContainText('Sent', { timeout: 1_000 });
  }).toPass();
  await row.getByRole('button', { name: 'Show' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/https?:/);
  const text = (await dialog.textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return text;
}

/** The link of a message. */
export function linkIn(text: string): string {
  const [link] = /https?:\/\/[^\s]+?\/(?:invite|reset)\/[\w-]{43}/.exec(text) ?? [];
  if (!link) throw new Error(`No link in: ${text}`);
  return link;
}

/** The six digits of a message. */
export function codeIn(text: string): string {
  const [code] = /\b\d{6}\b/.exec(text) ?? [];
  if (!code) throw new Error(`No code in: ${text}`);
  return code;
}

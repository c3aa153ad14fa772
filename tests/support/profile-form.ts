import { expect, type Locator, type Page } from '@playwright/test';

/** Picks one of a list, as a person does who types to find it. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  const input = page.getByRole('combobox', { name: label, exact: true });
  await input.click();
  if (await input.isEditable()) await input.fill(option);
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The first entry that a list offers, and its name. */
export async function pickFirst(page: Page, label: string): Promise<string> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  const option = page.getByRole('option').first();
  const name = (await option.textContent()) ?? '';
  await option.click();
  await page.keyboard.press('Escape');
  return name;
}

export const box = (page: Page | Locator, label: string) =>
  page.getByRole('textbox', { name: label, exact: true });

/** What the form insists on. */
export async function fillRequired(page: Page, name: string, email: string): Promise<void> {
  await box(page, 'Technician Name').fill(name);
  await pickFirst(page, 'Company Position');
  await pickFirst(page, 'Role');
  await box(page, 'Email').fill(email);
  await pickFirst(page, 'Truck');
}

export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Save Changes/ }).click();
}

/** Opens the profile of that person from the table. */
export async function openProfile(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('searchbox', { name: 'Search technicians' }).fill(name);
  await rowOf(page, name).getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await expect(box(page, 'Technician Name')).toHaveValue(name);
}

export const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** The sync line says that everything has reached the server. */
export async function synced(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Sync: Synced' })).toBeVisible();
}

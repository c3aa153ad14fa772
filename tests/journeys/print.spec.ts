import type { Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { pdfText } from '../support/pdf-text.ts';
import { box, openProfile, save, synced } from '../support/profile-form.ts';

/** Made by Chromium itself, as its print dialog does. */
const printed = async (page: Page): Promise<string> => pdfText(await page.pdf({ preferCSSPageSize: true }));

const together = (text: string) => text.replace(/\s/g, '');

test.beforeEach(({ host }) => {
  test.skip(host === 'desktop', 'the desktop makes its PDF itself: shell-desktop.spec.ts');
});

test('a profile on paper has its values, and pay only for who may see it', async ({ office }) => {
  const admin = (await office.computer('admin')).page;
  await synced(admin);
  const name = (await admin.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '';
  await openProfile(admin, name);
  await box(admin, 'Memo').fill('Knows the old boilers');
  await admin.getByRole('tab', { name: 'Payroll' }).click();
  await box(admin, 'Payroll ID').fill('PAY-77123');
  await save(admin);
  await synced(admin);
  await expect.poll(() => printed(admin)).toContain('PAY-77123');
  const all = await printed(admin);
  for (const text of [name, 'Knows the old boilers', 'PAY-77123', 'Basic Info', 'Payroll'])
    expect(all).toContain(together(text));
  // What is around the profile stays on the screen.
  for (const text of ['Office users', 'Save', 'Needs attention']) expect(all).not.toContain(together(text));

  const viewer = (await office.computer('viewer')).page;
  await synced(viewer);
  await openProfile(viewer, name);
  const seen = await printed(viewer);
  expect(seen).toContain(together(name));
  expect(seen).toContain(together('Knows the old boilers'));
  expect(seen).not.toContain('PAY-77123');
  expect(seen).not.toContain('Payroll');
});

test.describe('a company of some hundreds', () => {
  test.use({ serverSettings: { DEMO_SIZE: '300' } });

  test('the roster on paper has every row that the filters leave, also far below the screen', async ({
    office,
  }) => {
    const { page } = await office.computer('admin');
    await synced(page);
    const grid = page.getByRole('grid', { name: 'Technicians' });
    const first = (await grid.getByRole('strong').first().textContent()) ?? '';
    await grid.getByRole('gridcell').nth(1).focus();
    await page.keyboard.press('Control+End');
    await expect(grid.getByRole('strong').filter({ hasText: first })).toHaveCount(0);
    const last = (await grid.getByRole('strong').last().textContent()) ?? '';
    const all = await printed(page);
    for (const text of [first, last, 'Technicians', 'Mobile']) expect(all).toContain(together(text));

    await page.getByRole('searchbox', { name: 'Search technicians' }).fill(last);
    await expect(grid.getByRole('strong').first()).toHaveText(last);
    const found = await printed(page);
    expect(found).toContain(together(last));
    expect(found).not.toContain(together(first));
  });
});

test('the screen is as it was after the printing', async ({ office }) => {
  const { page } = await office.computer('admin');
  await synced(page);
  await printed(page);
  await expect(page.locator('.print-sheet')).toHaveCount(0);
  await expect(page.getByRole('grid', { name: 'Technicians' })).toBeVisible();
});

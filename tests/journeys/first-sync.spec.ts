import type { Page } from '@playwright/test';
import { expect, test } from '../support/office.ts';
import { box, fillRequired, openProfile, save, synced } from '../support/profile-form.ts';

const size = 700;

test.use({ serverSettings: { DEMO_SIZE: String(size) } });

/** Of the technicians no page after the first arrives until `goOn`. */
async function holdPages(page: Page): Promise<() => void> {
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.context().route(/\/technicians\/pull\?.*seq=/, async (route) => {
    await gate;
    await route.continue();
  });
  return goOn;
}

const total = (page: Page, count: number) =>
  expect(page.getByText(` of ${count.toLocaleString('en-US')}`, { exact: false }).first()).toBeVisible();

const nameIn = async (page: Page, row: number) =>
  (await page.getByRole('row').nth(row).getByRole('strong').textContent()) ?? '';

const saved = (page: Page) => page.getByText(/^Saved(, and taken by the server| on this computer)/);

/** Makes a technician and edits another. */
async function work(page: Page, made: string, edited: string): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, made, `${made.toLowerCase().replaceAll(' ', '.')}@northline.example`);
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await openProfile(page, edited);
  await box(page, 'Memo').fill(`Typed by whoever made ${made}`);
  await save(page);
  await expect(saved(page)).toBeVisible();
}

test('what is typed in the middle of a first sync, in whichever window, is kept and reaches the others', async ({
  office,
  host,
}) => {
  test.slow();
  const computer = await office.newComputer();
  const goOn = await holdPages(computer.page);
  await computer.page.getByLabel('Username').fill('admin');
  await computer.page.getByLabel('Password', { exact: true }).fill(office.server.password);
  await computer.page.getByRole('button', { name: 'Sign in' }).click();
  const windows = [computer.page];
  await total(computer.page, 500);
  if (host === 'browser') {
    const second = await computer.page.context().newPage();
    await second.goto(`${computer.network.url}/`);
    await total(second, 500);
    windows.push(second);
  }
  const edited = await Promise.all(windows.map((_, index) => nameIn(computer.page, 2 + index)));
  for (const [index, page] of windows.entries()) await work(page, `Middle ${index}`, edited[index] ?? '');

  goOn();
  for (const page of windows) {
    await page.getByRole('link', { name: 'Technicians' }).first().click();
    await page.getByRole('searchbox', { name: 'Search technicians' }).fill('');
    await synced(page);
    await total(page, size + windows.length);
  }
  const other = await office.computer('admin');
  await synced(other.page);
  for (const [index, name] of edited.entries()) {
    await openProfile(other.page, `Middle ${index}`);
    await openProfile(other.page, name);
    await expect(box(other.page, 'Memo')).toHaveValue(`Typed by whoever made Middle ${index}`);
  }
});

import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/office.ts';
import { editOfficeUser } from '../support/office-work.ts';
import { synced } from '../support/profile-form.ts';

/** What the app has in this computer's database, by the names of the stores. */
const stores = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith('rxdb')),
  );

test('[R44] who is deactivated leaves nothing on their computer, and does not come in without the server', async ({
  office,
}) => {
  const away = await office.computer('manager');
  await synced(away.page);
  expect(await stores(away.page)).not.toEqual([]);

  const { page } = await office.computer();
  await editOfficeUser(page, 'manager');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();

  await expect(away.page.getByRole('alert')).toContainText('Your account was deactivated');
  await expect.poll(() => stores(away.page)).toEqual([]);
  away.network.cut();
  await away.page.getByLabel('Username').fill('manager');
  await away.page.getByLabel('Password', { exact: true }).fill(office.server.password);
  await away.page.getByRole('button', { name: 'Sign in' }).click();
  await expect(away.page.getByRole('alert')).toContainText('nobody of that name has signed in');
  away.network.restore();
  // Somebody else may use the computer.
  await signIn(away.page, 'viewer', office.server.password);
});

test('[R44] a lost computer is cleared from afar, and its owner signs in anew', async ({ office }) => {
  const lost = await office.computer('manager');
  await synced(lost.page);
  const { page } = await office.computer();
  await editOfficeUser(page, 'manager');
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByText('What was typed on their computers and not sent is lost.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out and clear' }).click();
  await expect(page.getByText('is signed out. Their computers are cleared')).toBeVisible();

  await expect(lost.page.getByRole('alert')).toContainText('An administrator has signed you out');
  await expect.poll(() => stores(lost.page)).toEqual([]);
  await signIn(lost.page, 'manager', office.server.password);
  await synced(lost.page);
});

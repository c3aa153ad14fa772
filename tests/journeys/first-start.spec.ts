import type { Page } from '@playwright/test';
import { expect, signIn, test } from '../support/office.ts';
import { goTo, syncNow } from '../support/office-work.ts';

const names = (page: Page) => page.getByRole('grid', { name: 'Technicians' }).getByRole('strong');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search technicians' });

test.describe('a company without technicians', () => {
  test.use({ serverSettings: { DEMO_SIZE: '0' } });

  test('says how to enter the first, or that they come by themselves', async ({ office }) => {
    const { page } = await office.computer();
    await expect(page.getByText('No technicians yet. Choose Add to enter the first one.')).toBeVisible();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Add a Technician' })).toBeVisible();

    const viewer = (await office.computer('viewer')).page;
    await expect(viewer.getByText('They appear here as soon as somebody enters them.')).toBeVisible();
    await expect(viewer.getByRole('button', { name: 'Add', exact: true })).toBeHidden();
  });
});

test('a search without a match says so, and takes itself back', async ({ office }) => {
  const { page } = await office.computer();
  await expect(names(page).first()).toBeVisible();
  const all = await names(page).count();
  await search(page).fill('xyzzy');
  await expect(page.getByText('No technician matches the search and the filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(search(page)).toHaveValue('');
  await expect.poll(() => names(page).count()).toBeGreaterThanOrEqual(all);
});

test('a first start without the server says what to do, and goes on once it is there', async ({ office }) => {
  const { page, network } = await office.newComputer();
  await expect(page.getByLabel('Username')).toBeVisible();
  network.cut();
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(office.server.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('The first sign-in needs the server');
  await expect(page.getByRole('alert')).toContainText('try again');
  await expect(page.getByLabel('Username')).toHaveValue('admin');
  network.restore();
  await signIn(page, 'admin', office.server.password);
  await expect(names(page).first()).toBeVisible();
});

test('signed in, with a server that gives nothing yet: the table says why it is empty', async ({
  office,
  host,
}) => {
  test.skip(
    host === 'desktop',
    'What is between page and server is cut in the page, which Playwright opened.',
  );
  const { page } = await office.newComputer();
  await page.route('**/api/sync/**', (route) => route.abort());
  await signIn(page, 'admin', office.server.password);
  await expect(page.getByText('The server has not been reached from this computer yet')).toBeVisible();
  await page.unroute('**/api/sync/**');
  await syncNow(page);
  await goTo(page, 'Technicians');
  await expect(names(page).first()).toBeVisible();
});

test('an app too old or too new for its server says so at the sign-in, and goes on offline', async ({
  office,
  host,
}) => {
  test.skip(
    host === 'desktop',
    'What is between page and server is changed in the page, which Playwright opened.',
  );
  const computer = await office.newComputer();
  const { page } = computer;
  let protocol = '0';
  const headers = (sent: Record<string, string>) => ({ ...sent, 'x-fieldroster-protocol': protocol });
  await page.route('**/api/**', (route) => route.continue({ headers: headers(route.request().headers()) }));
  const tryToEnter = async () => {
    await page.getByLabel('Username').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(office.server.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const signOut = async () => {
    await page.getByRole('button', { name: '· Administrator' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await tryToEnter();
  await expect(page.getByRole('alert')).toHaveText(
    'This app is too old for the server. Update it; nothing is lost.',
  );
  protocol = '99';
  await tryToEnter();
  await expect(page.getByRole('alert')).toHaveText(
    'This app is newer than the server, which has to be updated first. Ask your IT; nothing is lost.',
  );

  protocol = '1';
  await signIn(page, 'admin', office.server.password);
  await computer.readyForOffline();
  await signOut();
  for (const [version, words] of [
    ['0', 'Sync: Update needed'],
    ['99', 'Sync: Server needs an update'],
  ] as const) {
    protocol = version;
    await signIn(page, 'admin', office.server.password);
    await expect(names(page).first()).toBeVisible();
    await expect(page.getByRole('status', { name: words })).toBeVisible();
    await signOut();
  }
});

import { expect } from '@playwright/test';
import { test } from '../support/desktop-office.ts';
import { signIn } from '../support/office.ts';
import { look } from '../support/screen-look.ts';
import { startServer, stopServer } from '../support/ticking-server.ts';

const elsewhere = 'https://elsewhere.example';

test('a managed address is shown as managed, and can’t be changed', async ({ desk }) => {
  await desk.decide({ serverAddress: desk.server.url });
  const { page } = await desk.launch({ env: { FIELDROSTER_SERVER: elsewhere } });
  const address = page.getByRole('textbox', { name: 'Server address' });
  await expect(address).toHaveValue(desk.server.url);
  await expect(address).toHaveAccessibleDescription('Managed by your organization');
  await expect(address).not.toBeEditable();
  await signIn(page, 'admin', desk.server.password);
});

test('a server that is not allowed is refused, and the page can’t reach it either', async ({ desk }) => {
  const foreign = await startServer();
  await desk.decide({ allowedServers: [desk.server.url] });
  const { page } = await desk.launch({ env: { FIELDROSTER_SERVER: foreign.url } });
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText(
    `Your organization does not allow the server ${foreign.url} on this computer. It allows only ${desk.server.url}.`,
  );
  const asked = await page.evaluate((url) => fetch(url).then(String, () => 'blocked'), foreign.url);
  expect(asked).toBe('blocked');
  expect(foreign.requests).toEqual([]);
  stopServer(foreign.server);
  await page.getByLabel('Server address').fill(desk.server.url);
  await signIn(page, 'admin', desk.server.password);
});

test('a sign-in from before the server was forbidden is not taken up', async ({ desk }) => {
  await signIn((await desk.launch()).page, 'admin', desk.server.password);
  await desk.quit();
  await desk.decide({ allowedServers: [elsewhere] });
  const { page } = await desk.launch();
  await expect(page.getByRole('alert')).toContainText('does not allow the server');
});

test('where no sign-in may be remembered, an older one is forgotten and the screen says so', async ({
  desk,
}) => {
  await signIn((await desk.launch()).page, 'admin', desk.server.password);
  await desk.quit();
  await desk.decide({ rememberSignIn: false });
  const second = await desk.launch();
  await expect(
    second.page.getByText('You sign in at each start. Managed by your organization.'),
  ).toBeVisible();
  await signIn(second.page, 'admin', desk.server.password);
  await desk.quit();
  await desk.decide({});
  await expect((await desk.launch()).page.getByLabel('Username')).toBeVisible();
});

test('a broken policy says what and where, and the rest of it holds', async ({ desk }) => {
  await desk.decide({ serverAddress: desk.server.url, offlineDays: 'many', idleLockMinute: 5 });
  const { page } = await desk.launch();
  const notes = page.getByRole('region', { name: 'Settings of your organization' });
  await expect(notes).toContainText('machine.json: “offlineDays” has to be a whole number from 1 to 365.');
  await expect(notes).toContainText('this version has no setting “idleLockMinute”');
  await expect(page.getByRole('textbox', { name: 'Server address' })).not.toBeEditable();
  await look(page, 'sign-in-policies');
  await signIn(page, 'admin', desk.server.password);
  await page.getByRole('button', { name: 'Settings' }).click();
  const managed = page.getByRole('region', { name: 'Managed by your organization' });
  await expect(managed).toContainText(`Server address${desk.server.url}`);
  await expect(managed).toContainText('Days offlineAs usual');
  await expect(managed).toContainText('this version has no setting “idleLockMinute”');
  await look(page, 'settings-policies');
});

test('a policy file that can’t be read leaves an app that works', async ({ desk }) => {
  await desk.decide('{ "serverAddress": ');
  const { page } = await desk.launch();
  await expect(
    page.getByText('It is not valid JSON. Fieldroster goes on with the safe settings.'),
  ).toBeVisible();
  await expect(page.getByText('You sign in at each start.')).toBeVisible();
  await signIn(page, 'admin', desk.server.password);
});

test('nobody there for the minutes of the policy: the password is asked for, and the draft is kept', async ({
  desk,
}) => {
  await desk.decide({ idleLockMinutes: 5 });
  const { page } = await desk.launch();
  await expect(page.getByLabel('Username')).toBeVisible();
  await page.clock.install();
  await page.reload();
  await signIn(page, 'admin', desk.server.password);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('textbox', { name: 'Technician Name', exact: true }).fill('Ann Half-Typed');
  await page.clock.runFor('04:00');
  await page.mouse.move(40, 40);
  await page.clock.runFor('04:00');
  await expect(page.getByRole('heading', { name: 'Add a Technician' })).toBeVisible();
  await page.clock.runFor('02:00');
  await expect(page.getByRole('alert')).toHaveText('Nobody was here for a while. Sign in to go on.');
  await signIn(page, 'admin', desk.server.password);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Technician Name', exact: true })).toHaveValue(
    'Ann Half-Typed',
  );
});

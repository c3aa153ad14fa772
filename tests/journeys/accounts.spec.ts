import { expect, test } from '../support/office.ts';
import { act, codeIn, linkIn, newestMessage, syncNow } from '../support/office-work.ts';
import { box, fillRequired, openProfile, pick, rowOf, save, synced } from '../support/profile-form.ts';
import { fillAndSend, openPhone, signInOnPhone } from '../support/technician-phone.ts';

const email = 'nadia.novak@northline.example';
const password = 'blue ladder at noon';

test('invited offline, told in the outbox, accepted, signed in: Status shows the date', async ({
  office,
}) => {
  const computer = await office.computer();
  const { page } = computer;
  await synced(page);
  computer.network.cut();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, 'Nadia Novak', email);
  await pick(page, 'New Account Status', 'Send invitation via email');
  await save(page);
  const account = page.getByRole('region', { name: 'Account' });
  await expect(account).toContainText('Never logged in');
  await expect(account).toContainText('waits for the server');

  computer.network.restore();
  await syncNow(page);
  await openProfile(page, 'Nadia Novak');
  await expect(account).toContainText('Pending');
  await expect(account).toContainText(`Sent by email to ${email}`);

  const link = linkIn(await newestMessage(page, email));
  const phone = await openPhone();
  await phone.page.goto(link);
  await fillAndSend(
    phone.page,
    { Username: 'nadia', Password: password, 'Confirm password': `${password}!` },
    'Create account',
  );
  await expect(phone.page.getByRole('alert')).toBeVisible();
  await expect(phone.page.getByLabel('Username')).toHaveValue('nadia');
  await fillAndSend(phone.page, { Password: password, 'Confirm password': password }, 'Create account');
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText('Your account is ready');
  await openProfile(page, 'Nadia Novak');
  await expect(account).toContainText('Accepted');
  await expect(box(page, 'Email')).toBeDisabled();

  await phone.page.goto(link);
  await expect(phone.page.getByRole('button', { name: 'Create account' })).toBeHidden();
  await signInOnPhone(phone.page, office.server.url, 'nadia', password);
  await expect(phone.page.getByText('Nadia Novak').first()).toBeVisible();
  await expect(account).toContainText(`Signed in ${today()}`);
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('searchbox', { name: 'Search technicians' }).fill('Nadia');
  await expect(rowOf(page, 'Nadia Novak')).toContainText(today());

  await openProfile(page, 'Nadia Novak');
  await act(page, 'Deactivate technician');
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate technician' }).click();
  await expect(page.getByText('Inactive', { exact: true })).toBeVisible();
  await synced(page);
  await expect(async () => {
    await phone.page.goto(`${office.server.url}/technician`);
    await expect(phone.page.getByRole('button', { name: 'Sign in' })).toBeVisible({ timeout: 500 });
  }).toPass();
  const answer = await fetch(`${office.server.url}/api/technician/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'nadia', password }),
  });
  expect([answer.status, await answer.json()]).toMatchObject([403, { error: { code: 'inactive' } }]);
  await phone.close();
});

test('username and password set offline; another at the first sign-in; reset by phone', async ({
  office,
}) => {
  const computer = await office.computer();
  const { page } = computer;
  await synced(page);
  computer.network.cut();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, 'Pavel Phone', 'none@northline.example');
  await box(page, 'Email').fill('');
  await box(page, 'Mobile Phone').fill('(202) 555-0199');
  await pick(page, 'New Account Status', 'Create username and password');
  const group = page.getByRole('group', { name: 'Username and password' });
  await group.getByLabel('Username').fill('pavel');
  await group.getByLabel('Password', { exact: true }).fill('given by the office');
  await group.getByLabel('Confirm password', { exact: true }).fill('given by the office');
  await expect(group).toContainText('The password is sealed');
  await save(page);
  const account = page.getByRole('region', { name: 'Account' });
  await expect(account).toContainText('waits for the server');
  computer.network.restore();
  await syncNow(page);
  await openProfile(page, 'Pavel Phone');
  await expect(account).toContainText('Admin Assigned');

  const phone = await openPhone();
  await signInOnPhone(phone.page, office.server.url, 'pavel', 'given by the office');
  await fillAndSend(
    phone.page,
    { 'New password': 'chosen by myself', 'Confirm password': 'chosen by myself' },
    'Set password',
  );
  await expect(phone.page.getByText('Pavel Phone').first()).toBeVisible();

  await act(page, 'Send Password Reset');
  await expect(account).toContainText('Sent by text message to');
  const text = await newestMessage(page, '555-0199');
  await phone.page.goto(linkIn(text));
  const wish = { 'New password': 'a third one, by phone', 'Confirm password': 'a third one, by phone' };
  await fillAndSend(phone.page, { ...wish, Code: '000000' }, 'Set password');
  await expect(phone.page.getByRole('alert')).toBeVisible();
  await fillAndSend(phone.page, { ...wish, Code: codeIn(text) }, 'Set password');
  await signInOnPhone(phone.page, office.server.url, 'pavel', 'a third one, by phone');
  await expect(phone.page.getByText('Pavel Phone').first()).toBeVisible();
  await phone.close();
});

const today = (): string => new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(new Date());

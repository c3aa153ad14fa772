import { expect, signIn, test } from '../support/office.ts';
import { act, goTo, syncNow } from '../support/office-work.ts';
import { box, fillRequired, openProfile, save, synced } from '../support/profile-form.ts';

test('a right is lost while offline: that edit is kept with its reason, the others pass', async ({
  office,
}) => {
  const manager = await office.computer('manager');
  const admin = await office.computer('admin');
  const names = await manager.page.getByRole('row').getByRole('strong').allTextContents();
  const [first = '', second = ''] = names;
  await synced(manager.page);
  manager.network.cut();
  await openProfile(manager.page, first);
  await act(manager.page, 'Deactivate technician');
  await manager.page.getByRole('dialog').getByRole('button', { name: 'Deactivate technician' }).click();
  await openProfile(manager.page, second);
  await box(manager.page, 'Memo').fill('Typed while the rights changed');
  await save(manager.page);

  await goTo(admin.page, 'Office users');
  await admin.page
    .getByRole('row')
    .filter({ hasText: 'Desmond Whitfield' })
    .getByRole('button', { name: 'Edit' })
    .click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByText('as the role has them').click();
  const right = dialog.getByRole('radiogroup', { name: 'Activate Or Deactivate Employees' });
  await right.getByText('Deny', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  manager.network.restore();
  await syncNow(manager.page);
  await expect(manager.page.getByText('You may not change Active.')).toBeVisible();
  await synced(manager.page);
  await openProfile(manager.page, first);
  await expect(manager.page.getByText('Active', { exact: true })).toBeVisible();
  await manager.page.getByRole('button', { name: 'Profile Actions' }).click();
  await expect(manager.page.getByRole('menuitem', { name: 'Send Account Invite' })).toBeVisible();
  await expect(manager.page.getByRole('menuitem', { name: 'Deactivate technician' })).toBeHidden();
  await openProfile(admin.page, second);
  await expect(box(admin.page, 'Memo')).toHaveValue('Typed while the rights changed');
});

test('[S20] without the server: the right password opens, a wrong one and another person do not', async ({
  office,
}) => {
  const computer = await office.computer('manager');
  const { page } = computer;
  await computer.readyForOffline();
  computer.network.cut();
  await openProfile(page, (await page.getByRole('row').nth(1).getByRole('strong').textContent()) ?? '');
  await box(page, 'Memo').fill('Waits for its author');
  await save(page);
  await expect(page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();
  await page.getByRole('button', { name: /Desmond Whitfield/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  const tryAs = async (username: string, password: string) => {
    if (computer.host === 'desktop') await page.getByLabel('Server address').fill(computer.network.url);
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  await tryAs('manager', 'not the password');
  await expect(page.getByRole('alert')).toContainText('this is not the password');
  await tryAs('admin', office.server.password);
  await expect(page.getByRole('alert')).toContainText('nobody of that name has signed in');
  await tryAs('manager', office.server.password);
  await expect(page.getByRole('status', { name: /1 waiting/ })).toBeVisible();

  computer.network.restore();
  await syncNow(page);
  await synced(page);
  await expect(page.getByText('Nothing waits.')).toBeVisible();
});

test('[S10] two computers give one email offline: both profiles stay, and one click settles it', async ({
  office,
}) => {
  const email = 'shared@northline.example';
  const one = await office.computer('manager');
  const two = await office.computer('admin');
  for (const [{ page, network }, name, phone] of [
    [one, 'Ursa First', '(202) 555-0161'],
    [two, 'Vera Second', '(202) 555-0162'],
  ] as const) {
    await synced(page);
    network.cut();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await fillRequired(page, name, email);
    await box(page, 'Mobile Phone').fill(phone);
    await save(page);
    await expect(page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();
  }
  for (const { page, network } of [one, two]) {
    network.restore();
    await syncNow(page);
    await synced(page);
  }
  for (const { page } of [one, two]) {
    await openProfile(page, 'Vera Second');
    const toDecide = page.getByRole('region', { name: 'To decide' });
    await expect(toDecide).toContainText('Ursa First');
    await expect(box(page, 'Email')).toHaveValue('');
  }
  await goTo(one.page, 'Sync');
  await expect(one.page.getByText('1 taken by somebody else')).toBeVisible();
  await one.page.getByRole('link', { name: 'Vera Second' }).click();
  await one.page.getByRole('button', { name: 'Keep it here' }).click();
  await synced(one.page);
  for (const { page } of [one, two]) {
    await openProfile(page, 'Vera Second');
    await expect(page.getByRole('region', { name: 'To decide' })).toBeHidden();
    await expect(box(page, 'Email')).toHaveValue(email);
  }
  await openProfile(two.page, 'Ursa First');
  await expect(box(two.page, 'Email')).toHaveValue('');
});

test('an administrator adds an office user, who signs in with the new role', async ({ office }) => {
  const admin = await office.computer('admin');
  const { page } = admin;
  await goTo(page, 'Office users');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await box(dialog, 'Name').fill('Wilma Wagner');
  await box(dialog, 'Username').fill('wilma');
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Viewer' }).click();
  await dialog.getByLabel('Set a password').click();
  await dialog.getByLabel(/^Password/).fill('wide open window');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: /Rosalind Achterberg/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  if (admin.host === 'desktop') await page.getByLabel('Server address').fill(admin.network.url);
  await signIn(page, 'wilma', 'wide open window');
  await expect(page.getByRole('button', { name: /Wilma Wagner · Viewer/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add', exact: true })).toBeHidden();
});

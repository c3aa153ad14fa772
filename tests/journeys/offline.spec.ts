import { expect, test } from '../support/office.ts';
import { syncNow } from '../support/office-work.ts';
import { box, fillRequired, openProfile, rowOf, save, synced } from '../support/profile-form.ts';

test('saved offline, closed and opened, sent when the network returns, seen on another computer', async ({
  office,
}) => {
  const one = await office.computer('manager');
  const two = await office.computer('admin');
  const existing = (await one.page.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '';
  await one.readyForOffline();

  one.network.cut();
  await one.page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(one.page, 'Offline Olsen', 'offline.olsen@northline.example');
  await save(one.page);
  await expect(one.page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();
  await openProfile(one.page, existing);
  await box(one.page, 'Memo').fill('Changed without a network');
  await save(one.page);
  await expect(one.page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();
  await expect(one.page.getByRole('status', { name: /2 waiting|3 waiting/ })).toBeVisible();

  await one.close();
  const again = await one.open();
  await expect(again.getByRole('status', { name: /waiting/ })).toBeVisible();
  await openProfile(again, 'Offline Olsen');
  await openProfile(again, existing);
  await expect(box(again, 'Memo')).toHaveValue('Changed without a network');

  one.network.restore();
  await syncNow(again);
  await synced(again);
  await expect(again.getByText('Nothing waits.')).toBeVisible();

  await two.page.getByRole('searchbox', { name: 'Search technicians' }).fill('Offline Olsen');
  await expect(rowOf(two.page, 'Offline Olsen')).toBeVisible();
  await openProfile(two.page, existing);
  await expect(box(two.page, 'Memo')).toHaveValue('Changed without a network');
});

test('two computers change one field: both values are shown, one click keeps either', async ({ office }) => {
  const one = await office.computer('manager');
  const two = await office.computer('admin');
  const name = (await one.page.getByRole('row').nth(1).getByRole('strong').textContent()) ?? '';
  for (const { page } of [one, two]) await openProfile(page, name);
  for (const { network } of [one, two]) network.cut();
  await box(one.page, 'Memo').fill('Gate code 7712');
  await save(one.page);
  await box(two.page, 'Memo').fill('Gate code 4410');
  await box(two.page, 'Biography').fill('Changed by the second alone');
  await save(two.page);
  await expect(two.page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();

  one.network.restore();
  await syncNow(one.page);
  await synced(one.page);
  two.network.restore();
  await syncNow(two.page);
  await synced(two.page);

  for (const { page } of [one, two]) {
    await openProfile(page, name);
    const toDecide = page.getByRole('region', { name: 'To decide' });
    await expect(toDecide).toContainText('Memo was changed in two places');
    await expect(toDecide).toContainText('“Gate code 7712”');
    await expect(toDecide).toContainText('“Gate code 4410”');
    await expect(box(page, 'Memo')).toHaveValue('Gate code 7712');
    await expect(box(page, 'Biography')).toHaveValue('Changed by the second alone');
  }
  await one.page.getByRole('button', { name: 'Keep “Gate code 4410”' }).click();
  for (const { page } of [one, two]) {
    await expect(page.getByRole('region', { name: 'To decide' })).toBeHidden();
    await expect(box(page, 'Memo')).toHaveValue('Gate code 4410');
  }
});

test('a viewer sees everything and can change nothing', async ({ office }) => {
  const viewer = await office.computer('viewer');
  await expect(viewer.page.getByRole('button', { name: 'Add', exact: true })).toBeHidden();
  await viewer.page.getByRole('button', { name: 'Edit' }).first().click();
  await expect(box(viewer.page, 'Memo')).toBeDisabled();
});

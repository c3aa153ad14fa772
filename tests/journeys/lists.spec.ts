import { expect, test } from '../support/office.ts';
import { box, rowOf, synced } from '../support/profile-form.ts';

test('an entry is added, renamed and retired, and the other computer sees it', async ({ office }) => {
  const one = (await office.computer()).page;
  const two = (await office.computer('manager')).page;
  await one.getByRole('link', { name: 'Zones' }).click();
  await one.getByRole('button', { name: 'Add', exact: true }).click();
  await one.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(one.getByText('Name is required')).toBeVisible();
  await box(one, 'Name').fill('Quartz');
  await box(one, 'ZIP patterns').fill('912*, 91301');
  await one.getByRole('button', { name: 'Save', exact: true }).click();
  await one.getByRole('searchbox', { name: 'Search zones' }).fill('quartz');
  await expect(rowOf(one, 'Quartz')).toContainText('912*, 91301');
  await synced(one);

  await two.getByRole('link', { name: 'Zones' }).click();
  await two.getByRole('searchbox', { name: 'Search zones' }).fill('quartz');
  await expect(rowOf(two, 'Quartz')).toBeVisible();
  await rowOf(two, 'Quartz').getByRole('button', { name: 'Edit' }).click();
  await box(two, 'Name').fill('Quartz Hills');
  await two.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rowOf(one, 'Quartz Hills')).toBeVisible();

  await rowOf(one, 'Quartz Hills').getByRole('button', { name: 'Edit' }).click();
  await one.getByRole('button', { name: 'Retire' }).click();
  await expect(rowOf(one, 'Quartz Hills')).toBeHidden();
  await one.getByRole('switch', { name: /Show retired/ }).check();
  await expect(rowOf(one, 'Quartz Hills')).toContainText('Retired');
});

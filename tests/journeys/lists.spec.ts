import { expect, test } from '../support/office.ts';
import { box, rowOf, synced } from '../support/profile-form.ts';

test('an entry is added, renamed and retired, and the other computer sees it', async ({ office }) => {
  const one = (await office.computer()).page;
  const two = (await office.computer('manager')).page;
  await one.getByRole('link', { name: 'Zones' }).click();
  await one.getByRole('button', { name: 'Add', exact: true }).click();
  await one.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(one.getByText('Name is required')).toBeVisible();
  await box(one, 'Name').fill('Valley');
  await box(one, 'ZIP patterns').fill('912*, 91301');
  await one.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rowOf(one, 'Valley')).toContainText('912*, 91301');
  await synced(one);

  await two.getByRole('link', { name: 'Zones' }).click();
  await expect(rowOf(two, 'Valley')).toBeVisible();
  await rowOf(two, 'Valley').getByRole('button', { name: 'Edit' }).click();
  await box(two, 'Name').fill('San Fernando Valley');
  await two.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(rowOf(one, 'San Fernando Valley')).toBeVisible();

  await rowOf(one, 'San Fernando Valley').getByRole('button', { name: 'Edit' }).click();
  await one.getByRole('button', { name: 'Retire' }).click();
  await expect(rowOf(one, 'San Fernando Valley')).toBeHidden();
  await one.getByText(/Show retired/).click();
  await expect(rowOf(one, 'San Fernando Valley')).toContainText('Retired');
});

import { expect, test } from '../support/office.ts';
import { act } from '../support/office-work.ts';
import { box, openProfile, save, synced } from '../support/profile-form.ts';

test('[S11] a profile made by mistake leaves every computer, and comes back with all that it held', async ({
  office,
}) => {
  const one = await office.computer('admin');
  const two = await office.computer('manager');
  const [, name = ''] = await one.page.getByRole('row').getByRole('strong').allTextContents();
  await openProfile(one.page, name);
  await box(one.page, 'Memo').fill('typed before it was removed');
  await save(one.page);
  await synced(one.page);

  await act(one.page, 'Remove profile');
  await one.page.getByRole('dialog').getByRole('button', { name: 'Remove profile' }).click();
  const rowOn = (page: typeof one.page) => page.getByRole('row').filter({ hasText: name });
  await expect(rowOn(one.page)).toBeHidden();
  await expect(rowOn(two.page)).toBeHidden();

  await one.page.getByRole('button', { name: 'Bring back' }).click();
  await expect(rowOn(one.page)).toBeVisible();
  await expect(rowOn(two.page)).toBeVisible();
  await openProfile(two.page, name);
  await expect(box(two.page, 'Memo')).toHaveValue('typed before it was removed');
  // Only whoever may remove is offered it.
  await two.page.getByRole('button', { name: 'Profile Actions' }).click();
  await expect(two.page.getByRole('menuitem', { name: 'Remove profile' })).toBeHidden();
});

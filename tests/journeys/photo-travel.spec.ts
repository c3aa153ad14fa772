import { jpeg } from '../support/images.ts';
import { expect, test } from '../support/office.ts';
import { syncNow } from '../support/office-work.ts';
import { openProfile, save } from '../support/profile-form.ts';

const file = { name: 'me.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg({ size: 40_000 })) };

test('a photo chosen offline is there at once, after a kill, and on another computer when it has arrived', async ({
  office,
}) => {
  const one = await office.computer('manager');
  const two = await office.computer('admin');
  const name = (await one.page.getByRole('row').nth(1).getByRole('strong').textContent()) ?? '';
  await one.readyForOffline();

  one.network.cut();
  await openProfile(one.page, name);
  const basic = one.page.getByRole('region', { name: 'Basic Info' });
  await one.page.getByLabel('Photo', { exact: true }).setInputFiles(file);
  await expect(basic.locator('img')).toBeVisible();
  await save(one.page);
  await expect(one.page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();

  await one.kill();
  const again = await one.open();
  await openProfile(again, name);
  await expect(again.getByRole('region', { name: 'Basic Info' }).locator('img')).toBeVisible();
  await again.getByRole('status', { name: /^Sync:/ }).click();
  const waiting = again.getByRole('region', { name: 'Photos on their way' });
  await expect(waiting.getByText(`Photo of ${name}`).first()).toBeVisible();
  await expect(waiting.getByText(/^0 % sent/).first()).toBeVisible();

  one.network.restore();
  await syncNow(again);
  await expect(waiting).toBeHidden();

  await syncNow(two.page);
  await openProfile(two.page, name);
  const image = two.page.getByRole('region', { name: 'Basic Info' }).locator('img');
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBeGreaterThan(0);
});

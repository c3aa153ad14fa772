import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillAndWaitForDraft, lastDraft } from '../support/draft-on-disk.ts';
import { expect, signIn, test } from '../support/office.ts';
import {
  box,
  fillRequired,
  openProfile,
  pick,
  pickFirst,
  rowOf,
  save,
  synced,
} from '../support/profile-form.ts';

/** A PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('a technician with every field is all there after a reload', async ({ office }) => {
  const { page } = await office.computer();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Technicians' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Add a Technician' })).toBeVisible();

  const texts = {
    'Technician Name': 'Zoë O’Hara-Núñez',
    Biography: 'Ten years in the trade.\nCalm with anxious dogs.',
    'Mobile Phone': '(214) 555-0187',
    Email: 'zoe.ohara@northline.example',
    Memo: 'Gate code 7712',
    'Daily Revenue Goal': '1,250.50',
    'Burden Rate': '38.25',
    Street: '1420 Juniper Ln',
    Unit: 'Apt 4',
    City: 'Frisco',
    'ZIP Code': '75035',
  };
  for (const [label, text] of Object.entries(texts)) await box(page, label).fill(text);
  const picked: Record<string, string> = {};
  for (const label of [
    'Role',
    'Business Unit',
    'Team',
    'Main Zone',
    'Project Label',
    'Truck',
    'Inventory Warehouse',
    'Manager',
  ])
    picked[label] = await pickFirst(page, label);
  const position = await pickFirst(page, 'Company Position');
  const skill = await pickFirst(page, 'Skills');
  await pick(page, 'Upcoming Appointment Visibility', 'Only dispatched and working');
  await pick(page, 'Appointment History Visibility', 'Last seven days');
  await page.getByRole('combobox', { name: 'State' }).fill('Texas');
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  await page.getByRole('radio', { name: 'Non-managed Technician' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/may not invoice, add tasks or convert estimates/)).toBeVisible();
  await page
    .getByLabel('Photo', { exact: true })
    .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: pixel });
  await expect(page.getByRole('button', { name: 'Remove photo' })).toBeVisible();

  await page.getByRole('tab', { name: 'Payroll' }).click();
  await page.getByRole('switch', { name: 'Include in payroll' }).check();
  await pick(page, 'Pay Type', 'Hourly');
  await box(page, 'Payroll ID').fill('PR-77');
  await box(page, 'Hourly Rate').fill('31.40');
  await page.getByLabel('Hire Date').fill('2024-03-18');
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await page.getByRole('radiogroup', { name: 'Invoice' }).getByText('Deny').click();
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await synced(page);

  await page.reload();
  await expect(box(page, 'Technician Name')).toHaveValue(texts['Technician Name']);
  for (const [label, text] of Object.entries(texts)) await expect(box(page, label), label).toHaveValue(text);
  for (const [label, name] of Object.entries(picked))
    await expect(page.getByRole('combobox', { name: label, exact: true }), label).toHaveValue(name);
  await expect(page.getByRole('region', { name: 'Basic Info' })).toContainText(position);
  await expect(page.getByRole('region', { name: 'Basic Info' })).toContainText(skill);
  await expect(page.getByRole('region', { name: 'Dispatching' })).toContainText(picked['Main Zone'] ?? '');
  await expect(box(page, 'License Type')).toHaveValue('Non-managed Technician');
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('TX');
  await expect(page.getByRole('combobox', { name: 'Upcoming Appointment Visibility' })).toHaveValue(
    'Only dispatched and working',
  );
  await expect(page.getByRole('combobox', { name: 'Appointment History Visibility' })).toHaveValue(
    'Last seven days',
  );
  await expect(page.getByRole('button', { name: 'Remove photo' })).toBeVisible();
  await page.getByRole('tab', { name: 'Payroll' }).click();
  await expect(page.getByRole('switch', { name: 'Include in payroll' })).toBeChecked();
  await expect(box(page, 'Hourly Rate')).toHaveValue('31.40');
  await expect(page.getByLabel('Hire Date')).toHaveValue('2024-03-18');
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await expect(
    page.getByRole('radiogroup', { name: 'Invoice' }).getByRole('radio', { name: 'Deny' }),
  ).toBeChecked();
});

test('required and malformed values are refused beside their fields, with a summary', async ({ office }) => {
  const { page } = await office.computer();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await box(page, 'Mobile Phone').fill('12');
  await box(page, 'Email').fill('nobody at home');
  await box(page, 'Daily Revenue Goal').fill('-5');
  await box(page, 'ZIP Code').fill('7503');
  await save(page);
  const summary = page.getByRole('alert', { name: 'Not saved' });
  for (const text of [
    'Technician Name is required',
    'Company Position is required',
    'Role is required',
    'Truck is required',
    'Enter a full phone number, with area code',
    'Enter an address such as name@company.com',
    'An amount cannot be negative',
    'A ZIP Code has 5 digits, or 5-4',
  ]) {
    await expect(summary).toContainText(text);
    await expect(page.getByRole('form').getByText(text, { exact: true }).last()).toBeVisible();
  }
  await summary.getByRole('link', { name: 'Truck' }).click();
  await expect(page.getByRole('combobox', { name: 'Truck' })).toBeFocused();

  await box(page, 'Email').fill('someone@gmail.con');
  await box(page, 'Email').blur();
  await expect(page.getByText('Did you mean someone@gmail.com?')).toBeVisible();

  const tooLarge = join(office.server.dataDir, 'big.jpg');
  await writeFile(tooLarge, Buffer.alloc(16 * 1024 * 1024 + 1));
  await page.getByLabel('Photo', { exact: true }).setInputFiles(tooLarge);
  await expect(page.getByText(/16,777,217 bytes\). A photo has at most 16 MB/)).toBeVisible();
  const noImage = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not an image') };
  await page.getByLabel('Photo', { exact: true }).setInputFiles(noImage);
  await expect(page.getByText(/not a JPEG, PNG or WebP image/)).toBeVisible();
});

test('an email that another technician has is refused by name', async ({ office }) => {
  const { page } = await office.computer();
  const row = page.getByRole('row').nth(1);
  const name = (await row.getByRole('strong').textContent()) ?? '';
  await row.getByRole('button', { name: 'Edit' }).click();
  const taken = await box(page, 'Email').inputValue();
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, 'Second Holder', taken.toUpperCase());
  await save(page);
  await expect(page.getByRole('alert', { name: 'Not saved' })).toContainText(`Already belongs to ${name}`);
});

test('leaving a changed form asks, and a draft survives a killed window', async ({ office }) => {
  const computer = await office.computer();
  const { page } = computer;
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await box(page, 'Technician Name').fill('Half Typed');
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(box(page, 'Technician Name')).toHaveValue('Half Typed');
  await expect.poll(() => lastDraft(page)).not.toBe('');
  await fillAndWaitForDraft(page, 'Memo', 'before the power went');

  await computer.kill();
  const again = await computer.open();
  const add = again.getByRole('button', { name: 'Add', exact: true });
  const askedToSignIn = again.getByRole('button', { name: 'Sign in' });
  await expect(add.or(askedToSignIn)).toBeVisible();
  // Chromium writes localStorage some seconds late, so that a crash may lose the sign-in; the draft is never late.
  if (await askedToSignIn.isVisible()) await signIn(again, 'admin', office.server.password);
  await add.click();
  await expect(box(again, 'Technician Name')).toHaveValue('Half Typed');
  await expect(box(again, 'Memo')).toHaveValue('before the power went');
  await expect(again.getByText(/Draft of .* taken up again/)).toBeVisible();
});

test('the table sorts, searches and filters by Active, and finds its place again', async ({ office }) => {
  const { page } = await office.computer();
  const names = () => page.getByRole('grid').getByRole('strong').allTextContents();
  await expect(page.getByRole('row').nth(6)).toBeVisible();
  const up = await names();
  expect(up.length).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Name', exact: true }).click();
  await expect.poll(names).toEqual([...up].reverse());
  await openProfile(page, up[0] ?? '');
  await page.getByRole('button', { name: 'Profile Actions' }).click();
  await page.getByRole('menuitem', { name: 'Deactivate technician' }).click();
  const dialog = page.getByRole('dialog', { name: /^Deactivate / });
  await expect(dialog).toContainText('What still hangs on this profile');
  await dialog.getByRole('button', { name: 'Deactivate technician' }).click();
  await expect(page.getByText('Inactive', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect(page.getByRole('searchbox', { name: 'Search technicians' })).toHaveValue(up[0] ?? '');
  await expect(page.getByText('No technician matches')).toBeVisible();
  await page
    .getByRole('columnheader', { name: /^Active/ })
    .getByRole('button', { name: 'Filter' })
    .click();
  await page.getByRole('menuitemradio', { name: 'Inactive' }).click();
  await expect(rowOf(page, up[0] ?? '')).toBeVisible();
});

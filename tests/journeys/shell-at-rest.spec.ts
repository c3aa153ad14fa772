import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fillAndWaitForDraft } from '../support/draft-on-disk.ts';
import { type Computer, expect, signIn, test } from '../support/office.ts';
import { box, fillRequired, openProfile, save, synced } from '../support/profile-form.ts';

/** Letters and digits that a compression can't shorten, so that they lie in a file as they are. */
const canary = (length = 14) => `q${randomBytes(length).toString('hex')}`;

type Planted = Readonly<Record<'street' | 'email' | 'phone' | 'memo' | 'payrollId' | 'draft', string>>;

const plant = (): Planted => ({
  street: `${canary()} Lane`,
  email: `${canary()}@northline.example`,
  phone: `402555${String(1000 + (randomBytes(2).readUInt16LE() % 9000))}`,
  memo: canary(),
  payrollId: canary(),
  draft: canary(),
});

/** A profile that is saved and sent, then changed offline and waiting, with a draft on top. */
async function typeAll(computer: Computer, name: string, planted: Planted): Promise<void> {
  const { page } = computer;
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillRequired(page, name, planted.email);
  await box(page, 'Mobile Phone').fill(planted.phone);
  await box(page, 'Memo').fill(planted.memo);
  await save(page);
  await expect(page.getByRole('heading', { name: 'Edit Technician' })).toBeVisible();
  await synced(page);
  computer.network.cut();
  await openProfile(page, name);
  await fillLater(page, planted);
  await save(page);
  await expect(page.getByText('Saved on this computer. Waiting for the server.')).toBeVisible();
  await openProfile(page, name);
  await fillAndWaitForDraft(page, 'Memo', planted.draft);
}

async function fillLater(page: Page, { street, payrollId }: Planted): Promise<void> {
  await box(page, 'Street').fill(street);
  await page.getByRole('tab', { name: 'Payroll' }).click();
  await box(page, 'Payroll ID').fill(payrollId);
}

// Chromium keeps what is typed for its "restore tabs". Electron has none of it; only the stand-in does.
const isOurs = (path: string) => !path.includes('/Default/Sessions/');

/** The files below a folder, as one byte a letter. */
async function filesIn(folder: string): Promise<{ path: string; text: string }[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  return Promise.all(
    paths.filter(isOurs).map(async (path) => ({ path, text: await readFile(path, 'latin1') })),
  );
}

/** Which of these values lie in which files, as UTF-8 or as UTF-16. */
async function seenIn(folder: string, values: Readonly<Record<string, string>>): Promise<string[]> {
  const files = await filesIn(folder);
  return Object.entries(values).flatMap(([name, value]) => {
    const forms = [value, Buffer.from(value, 'utf16le').toString('latin1')];
    const where = files.filter(({ text }) => forms.some((form) => text.includes(form)));
    return where.map(({ path }) => `${name} in ${path.slice(folder.length)}`);
  });
}

test('what is sealed lies nowhere on the disk in the clear', async ({ office }) => {
  const computer = await office.computer('admin');
  const planted = plant();
  const name = `Seen ${canary()}`;
  await typeAll(computer, name, planted);
  await expect.poll(() => seenIn(computer.folder, { name })).not.toEqual([]);
  expect(await seenIn(computer.folder, planted)).toEqual([]);
  await computer.kill();
  expect(await seenIn(computer.folder, planted)).toEqual([]);

  const again = await computer.open();
  await openProfile(again, name);
  await expect(again.getByText(/Draft of .* taken up again/)).toBeVisible();
  await expect(box(again, 'Street')).toHaveValue(planted.street);
  await expect(box(again, 'Memo')).toHaveValue(planted.draft);
});

test('without a password store all of it does, and the search sees it', async ({ office }) => {
  test.skip(process.platform !== 'linux', 'only Linux has this gap');
  process.env.STAND_IN_SAFE_STORAGE = 'basic_text';
  try {
    const computer = await office.newComputer();
    await expect(computer.page.getByText('what Fieldroster keeps here is not encrypted')).toBeVisible();
    await signIn(computer.page, 'admin', office.server.password);
    const planted = plant();
    await typeAll(computer, `Seen ${canary()}`, planted);
    for (const [name, value] of Object.entries(planted))
      await expect.poll(() => seenIn(computer.folder, { [name]: value })).not.toEqual([]);
    await computer.close();
    for (const [name, value] of Object.entries(planted))
      expect(await seenIn(computer.folder, { [name]: value })).not.toEqual([]);
  } finally {
    delete process.env.STAND_IN_SAFE_STORAGE;
  }
});

test('a computer that lost its key says so, and is whole again after one sign-in', async ({ office }) => {
  const computer = await office.computer('admin');
  await synced(computer.page);
  const first = await computer.page.getByRole('row').nth(2).getByRole('strong').textContent();
  await computer.close();
  const secrets = join(computer.folder, 'secrets');
  const key = (await readdir(secrets)).find((name) => name.startsWith('database-key-'));
  await writeFile(join(secrets, key ?? ''), 'torn');
  const page = await computer.open();
  await expect(page.getByRole('alert')).toContainText('its key is gone');
  await signIn(page, 'admin', office.server.password);
  await synced(page);
  await expect(page.getByRole('row').filter({ hasText: first ?? '' })).toBeVisible();
  await computer.close();
  await expect((await computer.open()).getByRole('heading', { name: 'Technicians' })).toBeVisible();
});

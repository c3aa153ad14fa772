import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { type Desk, test } from '../support/desktop-office.ts';
import { fillAndWaitForDraft } from '../support/draft-on-disk.ts';
import { desktopExecutable } from '../support/electron-host.ts';
import { signIn } from '../support/office.ts';
import { pdfText } from '../support/pdf-text.ts';
import { box, openProfile, save, synced } from '../support/profile-form.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const together = (text: string) => text.replace(/\s/g, '');

type Running = Awaited<ReturnType<Desk['launch']>>;

async function signedIn(desk: Desk, options: Parameters<Desk['launch']>[0] = {}): Promise<Running> {
  const running = await desk.launch(options);
  await signIn(running.page, 'admin', desk.server.password);
  await synced(running.page);
  return running;
}

const labelsOf = (app: ElectronApplication, menu: string): Promise<string[]> =>
  app.evaluate(({ Menu }, name) => {
    const found = Menu.getApplicationMenu()?.items.find(({ label }) => label === name);
    return (found?.submenu?.items ?? []).map(({ label }) => label);
  }, menu);

const choose = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(), id);

/** Where the next dialog saves to. */
const saveTo = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);

async function firstTechnician(page: Page): Promise<{ id: string; name: string }> {
  const name = (await page.getByRole('row').nth(2).getByRole('strong').textContent()) ?? '';
  await openProfile(page, name);
  const id = /technicians\/([^/]+)/.exec(page.url())?.[1] ?? '';
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  return { id, name };
}

/** Leaves the profile, and is on the table before anything else happens. */
async function toTable(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Technicians' }).first().click();
  await expect(box(page, 'Technician Name')).toBeHidden();
}

test.describe('the native menu', () => {
  test('has what the palette has, and does the same', async ({ desk }) => {
    const { app, page } = await desk.launch();
    await expect(page.getByLabel('Username')).toBeVisible();
    expect(await labelsOf(app, 'Go')).toEqual([]);
    expect(await labelsOf(app, 'Help')).toContain('Show logs');
    await signIn(page, 'admin', desk.server.password);
    await expect.poll(() => labelsOf(app, 'Go')).toContain('Office users');
    expect(await labelsOf(app, 'File')).toEqual(
      expect.arrayContaining(['Add a technician', 'Sync now', 'Print…', 'Save as PDF…', 'Sign out']),
    );
    await choose(app, 'action:Keyboard shortcuts');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    // As with keys, what is behind a dialog waits for it.
    await choose(app, 'screen:/sync');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await choose(app, 'screen:/sync');
    await expect(page.getByRole('heading', { name: 'Sync', exact: true })).toBeVisible();
    await choose(app, 'action:Dark appearance');
    await expect(page.locator('html[data-mantine-color-scheme="dark"]')).toBeAttached();
  });

  test('has what this screen can do with keys', async ({ desk }) => {
    const { app, page } = await signedIn(desk);
    expect(await labelsOf(app, 'File')).not.toContain('Save');
    await choose(app, 'action:Add a technician');
    await expect.poll(() => labelsOf(app, 'File')).toContain('Save');
    await choose(app, 'shortcut:save');
    await expect(page.getByRole('alert').first()).toBeVisible();
  });

  test('has nothing of the person who signed out', async ({ desk }) => {
    const { app, page } = await signedIn(desk);
    await choose(app, 'action:Sign out');
    await expect(page.getByLabel('Username')).toBeVisible();
    await expect.poll(() => labelsOf(app, 'Go')).toEqual([]);
  });
});

test.describe('a link to a technician', () => {
  test('opens the profile: at the start, from a second start, and from the system', async ({ desk }) => {
    const { page } = await signedIn(desk);
    const { id, name } = await firstTechnician(page);
    await desk.quit();
    const link = `fieldroster://technician/${id}`;
    const again = await desk.launch({ args: [link] });
    await expect(box(again.page, 'Technician Name')).toHaveValue(name);
    await toTable(again.page);
    await run(desktopExecutable(), [root, `--user-data-dir=${desk.folder}`, link]);
    await expect(box(again.page, 'Technician Name')).toHaveValue(name);
    await toTable(again.page);
    await again.app.evaluate(({ app }, url) => {
      app.emit('open-url', { preventDefault: () => undefined }, url);
    }, link);
    await expect(box(again.page, 'Technician Name')).toHaveValue(name);
  });

  test('waits for the sign-in, and one that names nobody leads nowhere', async ({ desk }) => {
    const { app, page } = await signedIn(desk);
    const { id, name } = await firstTechnician(page);
    const arrive = (link: string) =>
      app.evaluate(
        ({ app: shell }, url) => void shell.emit('second-instance', {}, ['x', url], '', null),
        link,
      );
    for (const link of ['fieldroster://technician/nobody', 'fieldroster://users/', `${id}`]) {
      await arrive(link);
      await expect(page.getByRole('heading', { name: 'Technicians' })).toBeVisible();
    }
    await choose(app, 'action:Sign out');
    await expect(page.getByLabel('Username')).toBeVisible();
    await arrive(`fieldroster://technician/${id}`);
    await page.getByLabel('Username').fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(desk.server.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(box(page, 'Technician Name')).toHaveValue(name);
  });

  test('asks before a changed form is left', async ({ desk }) => {
    const { app, page } = await signedIn(desk);
    const { id } = await firstTechnician(page);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await box(page, 'Technician Name').fill('Half Typed');
    await app.evaluate(
      ({ app: shell }, url) => void shell.emit('second-instance', {}, ['x', url], '', null),
      `fieldroster://technician/${id}`,
    );
    await page.getByRole('button', { name: 'Keep editing' }).click();
    await expect(box(page, 'Technician Name')).toHaveValue('Half Typed');
  });
});

test('the window opens as it was left', async ({ desk }) => {
  const { app, page } = await desk.launch();
  await expect(page.getByLabel('Username')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds({ x: 40, y: 60, width: 1300, height: 760 });
    window?.webContents.setZoomLevel(1);
    window?.maximize();
  });
  await desk.quit();
  const again = await desk.launch();
  await expect(again.page.getByLabel('Username')).toBeVisible();
  const opened = () =>
    again.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      const bounds = window?.getNormalBounds();
      return { ...bounds, isMaximized: window?.isMaximized(), zoom: window?.webContents.getZoomLevel() };
    });
  await expect.poll(opened).toEqual({ x: 40, y: 60, width: 1300, height: 760, isMaximized: true, zoom: 1 });
});

test('a page that crashes comes back where it was, with the draft', async ({ desk }) => {
  const { app, page } = await signedIn(desk);
  const { name } = await firstTechnician(page);
  await openProfile(page, name);
  await fillAndWaitForDraft(page, 'Memo', 'typed before the crash');
  const reopened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  const back = await reopened;
  await expect(box(back, 'Memo')).toHaveValue('typed before the crash');
  await expect.poll(() => app.windows().length).toBe(1);
  const log = await readFile(join(desk.folder, 'logs', 'main.log'), 'utf8');
  expect(log).toMatch(/"event":"page gone","reason":"(crashed|killed)"/);
});

test('more that needs attention is told once, without a name, when nobody looks', async ({ desk }) => {
  const { app, page } = await signedIn(desk);
  await app.evaluate(({ Notification, BrowserWindow }) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    Notification.prototype.show = function (this: { title: string; body: string }) {
      told.push(`${this.title}: ${this.body}`);
    };
    BrowserWindow.getAllWindows()[0]?.blur();
  });
  const told = () => app.evaluate(() => Reflect.get(globalThis, 'told') as string[]);
  const count = (number: number) =>
    page.evaluate(
      (n) =>
        (
          window as unknown as { fieldroster: { setAttention(n: number): Promise<void> } }
        ).fieldroster.setAttention(n),
      number,
    );
  await count(0);
  await count(2);
  await count(2);
  await count(1);
  expect(await told()).toEqual(['Fieldroster: 2 things need attention.']);
  expect(await app.evaluate(({ app: shell }) => shell.getBadgeCount())).toBe(1);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus());
  await count(5);
  expect(await told()).toHaveLength(1);
});

test('a profile is saved as a PDF, under the person’s name', async ({ desk }) => {
  const { app, page } = await signedIn(desk);
  const { name } = await firstTechnician(page);
  await openProfile(page, name);
  const file = join(desk.folder, 'profile.pdf');
  const asked = await app.evaluateHandle(({ dialog }, path) => {
    const names: (string | undefined)[] = [];
    dialog.showSaveDialog = async (...args: unknown[]) => {
      names.push((args.at(-1) as { defaultPath?: string }).defaultPath);
      return { canceled: false, filePath: path };
    };
    return names;
  }, file);
  await choose(app, 'action:Save as PDF…');
  const text = async () => readFile(file).then(pdfText, () => '');
  await expect.poll(text).toContain(together(name));
  expect(await text()).toContain('BasicInfo');
  expect(await text()).not.toContain('Officeusers');
  expect(await asked.jsonValue()).toEqual([`${name}.pdf`]);
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

test('the diagnostics and the log name nobody', async ({ desk }) => {
  const { app, page } = await signedIn(desk);
  const { name } = await firstTechnician(page);
  const canary = 'Quillfeather';
  await openProfile(page, name);
  await box(page, 'Technician Name').fill(`Ann ${canary}`);
  await box(page, 'Mobile Phone').fill('4025550147');
  await save(page);
  await synced(page);
  // What goes wrong here would name somebody, if the log let it.
  await page.evaluate((text) => console.error(`could not save ${text}`), canary);
  await saveTo(app, `/nowhere/${canary}/file.json`);
  await page.evaluate(
    (text) =>
      (window as unknown as { fieldroster: { saveFile(file: object): Promise<unknown> } }).fieldroster
        .saveFile({ suggestedName: `${text}.json`, text })
        .catch(() => undefined),
    canary,
  );
  const file = join(desk.folder, 'diagnostics.txt');
  await saveTo(app, file);
  await choose(app, 'action:Export diagnostics…');
  const diagnostics = async () => readFile(file, 'utf8').catch(() => '');
  await expect.poll(diagnostics).toMatch(/technicians \d+/);
  const log = await readFile(join(desk.folder, 'logs', 'main.log'), 'utf8');
  expect(log).toContain('"event":"call failed","channel":"save-file"');
  expect(log).toContain('ENOENT');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await diagnostics()).toContain(`Fieldroster ${version}`);
  for (const text of [log, await diagnostics()])
    for (const planted of [canary, canary.toLowerCase(), '4025550147', '555-0147', name, desk.server.url])
      expect(text).not.toContain(planted);
});

test('the folder of the log is shown', async ({ desk }) => {
  const { app } = await signedIn(desk);
  const shown = await app.evaluateHandle(({ shell }) => {
    const paths: string[] = [];
    shell.openPath = async (path) => {
      paths.push(path);
      return '';
    };
    return paths;
  });
  await choose(app, 'action:Show logs');
  await expect.poll(() => shown.jsonValue()).toEqual([join(desk.folder, 'logs')]);
});

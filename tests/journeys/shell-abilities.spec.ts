import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { desktopHostName } from '../support/electron-host.ts';
import {
  desktopOf,
  launchShell,
  makeShellApp,
  type RunningShell,
  removeShellApp,
  type ShellApp,
} from '../support/shell-app.ts';

// Playwright starts Electron with `--password-store=basic`, so only the stand-in can show kept secrets.
const canSeal = desktopHostName() === 'stand-in' || process.platform !== 'linux';

let shell: ShellApp;
let app: ElectronApplication;
let page: Page;
let desktop: RunningShell['desktop'];

test.beforeEach(async () => {
  shell = await makeShellApp();
  await launch();
});

test.afterEach(async () => {
  await app.close();
  await removeShellApp(shell);
});

async function launch(env: Record<string, string> = {}): Promise<void> {
  ({ app, page, desktop } = await launchShell(shell, env));
}

async function relaunch(env: Record<string, string> = {}): Promise<void> {
  await app.close();
  await launch(env);
}

test.describe('a call to main', () => {
  test('is refused with arguments that do not fit', async () => {
    await expect(desktop.evaluate((d) => d.secrets.read('../../package.json'))).rejects.toThrow(
      /bad arguments/,
    );
    await expect(desktop.evaluate((d) => d.secrets.write('token', 5 as unknown as string))).rejects.toThrow(
      /bad arguments/,
    );
    for (const suggestedName of ['../x.csv', 'queue.json.bat', 'queue', '.csv.exe']) {
      const file = { suggestedName, text: '' };
      await expect(desktop.evaluate((d, bad) => d.saveFile(bad), file)).rejects.toThrow(/bad arguments/);
    }
    await expect(desktop.evaluate((d) => d.savePdf('roster.html'))).rejects.toThrow(/bad arguments/);
  });

  test('is refused from a foreign page', async () => {
    const preload = join(shell.folder, 'dist', 'electron', 'preload.cjs');
    const opening = app.waitForEvent('window');
    await app.evaluate(
      ({ BrowserWindow }, file) =>
        new BrowserWindow({ show: false, webPreferences: { preload: file } }).loadURL(
          'data:text/html,<h1>Foreign</h1>',
        ),
      preload,
    );
    const foreign = await desktopOf(await opening);
    await expect(foreign.evaluate((d) => d.startUp())).rejects.toThrow(/foreign sender/);
  });

  test('is refused from a frame inside our own page', async () => {
    const preload = join(shell.folder, 'dist', 'electron', 'preload.cjs');
    const opening = app.waitForEvent('window');
    await app.evaluate(({ BrowserWindow }, file) => {
      const webPreferences = { preload: file, nodeIntegrationInSubFrames: true };
      return new BrowserWindow({ show: false, webPreferences }).loadURL('app://bundle/index.html');
    }, preload);
    const inside = await opening;
    // The window is there before its page is.
    await inside.getByRole('heading', { name: 'Fixture' }).waitFor();
    const outcome = await inside.evaluate(async () => {
      type Exposed = { fieldroster: { startUp(): Promise<unknown> } };
      const frame = document.body.appendChild(document.createElement('iframe'));
      const inner = frame.contentWindow as unknown as Exposed;
      await (window as unknown as Exposed).fieldroster.startUp();
      return inner.fieldroster.startUp().then(() => 'answered', String);
    });
    expect(outcome).toMatch(/foreign sender/);
  });

  test('tells the page what it starts with', async () => {
    const demo = { FIELDROSTER_DEMO_USER: 'admin', FIELDROSTER_DEMO_PASSWORD: 'pw' };
    expect(await desktop.evaluate((d) => d.startUp())).toMatchObject({
      version: '1.2.3',
      serverAddress: null,
      demo: null,
    });
    await relaunch({ FIELDROSTER_SERVER: 'http://127.0.0.1:1', ...demo });
    expect(await desktop.evaluate((d) => d.startUp())).toMatchObject({
      platform: process.platform,
      serverAddress: 'http://127.0.0.1:1',
      demo: { username: 'admin', password: 'pw' },
    });
  });

  test('saves a file where the person says', async () => {
    const file = { suggestedName: 'technicians.csv', text: 'Zoë' };
    const chooses = (canceled: boolean, filePath: string) =>
      app.evaluate(
        ({ dialog }, choice) => {
          dialog.showSaveDialog = async () => choice;
        },
        { canceled, filePath },
      );
    await chooses(true, '');
    expect(await desktop.evaluate((d, f) => d.saveFile(f), file)).toEqual({ ok: false, reason: 'canceled' });
    const path = join(shell.folder, 'saved.csv');
    await chooses(false, path);
    expect(await desktop.evaluate((d, f) => d.saveFile(f), file)).toEqual({ ok: true, path });
    expect(await readFile(path, 'utf8')).toBe('Zoë');
  });

  test('hears when the computer wakes, until it stops listening', async () => {
    const heard = await page.evaluateHandle(() => ({ count: 0 }));
    const wake = () => app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    const stop = await desktop.evaluateHandle(
      (d, counter) => d.onResume(() => Object.assign(counter, { count: counter.count + 1 })),
      heard,
    );
    await wake();
    await expect.poll(() => heard.evaluate((counter) => counter.count)).toBe(1);
    await stop.evaluate((end) => end());
    await wake();
    await desktop.evaluate((d) => d.startUp());
    expect(await heard.evaluate((counter) => counter.count)).toBe(1);
  });
});

test('how much needs attention lies over the icon of the taskbar on Windows, and goes with it', async () => {
  const shown = await app.evaluateHandle(({ BrowserWindow }) => {
    // What main does is the same here; only the system that it asks for differs.
    Object.defineProperty(process, 'platform', { value: 'win32' });
    const overlays: { isEmpty: boolean | null; description: string }[] = [];
    const [window] = BrowserWindow.getAllWindows();
    if (window)
      window.setOverlayIcon = (picture, description) =>
        void overlays.push({ isEmpty: picture?.isEmpty() ?? null, description });
    return overlays;
  });
  for (const count of [3, 40, 0]) await desktop.evaluate((d, many) => d.setAttention(many), count);
  expect(await shown.jsonValue()).toEqual([
    { isEmpty: false, description: '3 things need attention.' },
    { isEmpty: false, description: '40 things need attention.' },
    { isEmpty: null, description: '' },
  ]);
});

test.describe('secrets', () => {
  test('are kept sealed across a restart, and can be removed', async () => {
    test.skip(!canSeal, 'no password store under Playwright');
    expect(await desktop.evaluate((d) => d.secrets.read('token'))).toBeNull();
    expect(await desktop.evaluate((d) => d.secrets.write('token', 'first'))).toEqual({ ok: true });
    expect(await desktop.evaluate((d) => d.secrets.write('token', 'open sesame'))).toEqual({ ok: true });
    await relaunch();
    expect(await desktop.evaluate((d) => d.secrets.read('token'))).toBe('open sesame');
    const onDisk = await readFile(join(shell.userData, 'secrets', 'token'), 'latin1');
    expect(onDisk).not.toContain('sesame');
    await desktop.evaluate((d) => d.secrets.remove('token'));
    expect(await desktop.evaluate((d) => d.secrets.read('token'))).toBeNull();
  });

  test('that cannot be unsealed are an error, not an absence', async () => {
    test.skip(!canSeal, 'no password store under Playwright');
    await desktop.evaluate((d) => d.secrets.write('database-key', 'x'));
    await writeFile(join(shell.userData, 'secrets', 'database-key'), Buffer.alloc(40));
    await expect(desktop.evaluate((d) => d.secrets.read('database-key'))).rejects.toThrow();
  });

  test('are refused where the system protects nothing', async () => {
    test.skip(process.platform !== 'linux', 'only Linux has this gap');
    await relaunch({ STAND_IN_SAFE_STORAGE: 'basic_text' });
    const refused = { ok: false, reason: expect.stringContaining('no password store') };
    expect(await desktop.evaluate((d) => d.secrets.write('token', 'x'))).toEqual(refused);
    expect((await desktop.evaluate((d) => d.startUp())).canRemember).toEqual(refused);
    expect(await desktop.evaluate((d) => d.secrets.read('token'))).toBeNull();
  });
});

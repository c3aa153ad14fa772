import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { desktopExecutable } from '../support/electron-host.ts';
import { startRelay } from '../support/network-relay.ts';
import { keepEverywhere, readEverywhere } from '../support/page-storage.ts';
import {
  launchShell,
  makeShellApp,
  type RunningShell,
  removeShellApp,
  type ShellApp,
} from '../support/shell-app.ts';
import { startServer, stopServer } from '../support/ticking-server.ts';

const run = promisify(execFile);

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

async function kill(): Promise<void> {
  const gone = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await gone;
}

/** Addresses that main hands to the system from now on. */
async function recordOpened(): Promise<() => Promise<string[]>> {
  const opened = await app.evaluateHandle(({ shell: system }) => {
    const urls: string[] = [];
    system.openExternal = async (url) => void urls.push(url);
    return urls;
  });
  return () => opened.jsonValue();
}

test.describe('the bundle', () => {
  test('is served with a policy under which inline script does not run', async () => {
    expect(await page.locator('html').getAttribute('data-inline')).toBeNull();
    const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers));
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('cannot call a foreign server in clear', async () => {
    const blocked = await page.evaluate(async () => {
      const violation = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      });
      const failed = await fetch('http://192.0.2.1/').then(
        () => 'answered',
        () => violation,
      );
      return failed;
    });
    expect(blocked).toBe('connect-src');
  });

  test('has no file outside its folder, and nothing at unknown paths', async () => {
    const outside = [
      '/..%2f..%2fpackage.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2frenderer-private%2fkey.txt',
    ];
    for (const path of [...outside, '/..%5c..%5cpackage.json', '/technicians', '/%00', '/%zz']) {
      expect(await page.evaluate(async (url) => (await fetch(url)).status, path), path).toBe(404);
    }
    expect(await page.evaluate(async () => (await fetch('/answer.js')).status)).toBe(200);
  });

  test('loads module workers and is a secure context without Node', async () => {
    const answer = await page.evaluate(
      () =>
        new Promise((resolve) => {
          new Worker('/worker.js', { type: 'module' }).onmessage = (event) => resolve(event.data);
        }),
    );
    expect(answer).toBe(42);
    expect(await page.evaluate(() => [isSecureContext, 'require' in window, 'process' in window])).toEqual([
      true,
      false,
      false,
    ]);
    expect(await page.evaluate(() => [innerWidth, innerHeight > 700])).toEqual([1440, true]);
  });
});

test.describe('a window', () => {
  test('does not leave the bundle', async () => {
    const { server, url, requests } = await startServer();
    // Listened for before the page leaves, or the answer could be missed.
    const navigation = await app.evaluateHandle(({ BrowserWindow }) => {
      const seen: { prevented?: boolean } = {};
      BrowserWindow.getAllWindows()[0]?.webContents.once('will-frame-navigate', (event) => {
        seen.prevented = event.defaultPrevented;
      });
      return seen;
    });
    await page.evaluate((target) => void location.assign(target), url);
    await expect.poll(() => navigation.evaluate(({ prevented }) => prevented)).toBe(true);
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
    expect(requests).toEqual([]);
    stopServer(server);
  });

  test('opens no other window; https links go to the system', async () => {
    const opened = await recordOpened();
    const created = await app.evaluateHandle(({ BrowserWindow }) => {
      const urls: string[] = [];
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on('did-create-window', (_window, { url }) => urls.push(url));
      return urls;
    });
    await page.evaluate(() => void window.open('http://example.org/in-clear'));
    await page.evaluate(() => void window.open('ms-settings:privacy'));
    await page.getByRole('link', { name: 'Elsewhere' }).click();
    await expect.poll(opened).toEqual(['https://example.org/linked']);
    expect(await created.jsonValue()).toEqual([]);
    await expect.poll(() => app.windows().length).toBe(1);
  });

  test('hands only https, mailto and tel to the system', async () => {
    const opened = await recordOpened();
    for (const url of [
      'file:///etc/passwd',
      'http://example.org/',
      'javascript:alert(1)',
      'smb://host/x',
      'nonsense',
    ]) {
      expect(await desktop.evaluate((d, address) => d.openExternal(address), url)).toMatchObject({
        ok: false,
      });
    }
    for (const url of ['https://example.org/', 'mailto:ann@example.org', 'tel:+15550100']) {
      expect(await desktop.evaluate((d, address) => d.openExternal(address), url)).toEqual({ ok: true });
    }
    expect(await opened()).toEqual(['https://example.org/', 'mailto:ann@example.org', 'tel:+15550100']);
  });

  test('asks before it drops unsaved work', async () => {
    await page.evaluate(() => addEventListener('beforeunload', (event) => event.preventDefault()));
    const answerWith = (choice: number) =>
      app.evaluate(({ BrowserWindow, dialog }, answer) => {
        const asked = new Promise<string[] | undefined>((resolve) => {
          dialog.showMessageBoxSync = (...args: unknown[]) => {
            resolve((args.at(-1) as { buttons?: string[] }).buttons);
            return answer;
          };
        });
        BrowserWindow.getAllWindows()[0]?.close();
        return asked;
      }, choice);
    expect(await answerWith(1)).toEqual(['Leave', 'Stay']);
    await expect(page.getByRole('heading', { name: 'Fixture' })).toBeVisible();
    const exit = once(app.process(), 'exit');
    await answerWith(0).catch(() => undefined);
    await exit;
  });

  test('sees every permission as denied that the app does not use', async () => {
    const looked = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'microphone'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(looked).toEqual(['denied', 'denied', 'denied']);
    // Photos are taken with it.
    const camera = { name: 'camera' as PermissionName };
    expect(await page.evaluate(async (name) => (await navigator.permissions.query(name)).state, camera)).toBe(
      'granted',
    );
    expect(await page.evaluate(() => navigator.storage.persist())).toBe(true);
  });

  test('is denied a permission when it asks, even where a look would be allowed', async () => {
    const loaded = page.waitForEvent('load');
    await app.evaluate(({ BrowserWindow, session }) => {
      session.defaultSession.setPermissionCheckHandler(() => true);
      return BrowserWindow.getAllWindows()[0]?.loadURL('app://bundle/index.html');
    });
    await loaded;
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const listen = () =>
      navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(({ name }) => name);
    expect(await page.evaluate(listen)).toBe('NotAllowedError');
    const position = await page.evaluate(
      () =>
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('found'),
            (error) => resolve(error.code),
          );
        }),
    );
    expect(position).toBe(1);
  });

  test('finds no device', async () => {
    type Lists = Record<'usb' | 'hid', { getDevices(): Promise<unknown[]> }> &
      Record<'serial', { getPorts(): Promise<unknown[]> }>;
    const found = await page.evaluate(() => {
      const { usb, hid, serial } = navigator as unknown as Lists;
      return Promise.all([usb.getDevices(), hid.getDevices(), serial.getPorts()]);
    });
    expect(found).toEqual([[], [], []]);
  });

  test('comes to the front when the app is started again', async () => {
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await run(desktopExecutable(), [shell.folder, `--user-data-dir=${shell.userData}`]);
    const isMinimized = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
    await expect.poll(isMinimized).toBe(false);
    expect(app.windows()).toHaveLength(1);
  });
});

test.describe('the page', () => {
  test('keeps IndexedDB, files and localStorage across a restart', async () => {
    await page.evaluate(keepEverywhere, 'kept');
    await relaunch();
    expect(await page.evaluate(readEverywhere)).toEqual(['kept', 'kept', 'kept']);
  });

  test('keeps what was stored durably when the app is killed', async () => {
    for (const value of ['first', 'second']) {
      await page.evaluate(keepEverywhere, value);
      await kill();
      await launch();
      // localStorage promises nothing about a crash.
      expect((await page.evaluate(readEverywhere)).slice(1)).toEqual([value, value]);
    }
  });

  test('streams from a server on this computer, and calls fail without network', async () => {
    const { server, url } = await startServer();
    const relay = await startRelay(url);
    const stream = await page.evaluateHandle(async (address) => {
      const response = await fetch(`${address}/stream`);
      return response.body?.pipeThrough(new TextDecoderStream()).getReader();
    }, relay.url);
    expect(await stream.evaluate(async (reader) => (await reader?.read())?.value)).toContain('tick');
    // Chromium's emulation leaves an open stream alone; the relay cuts that.
    await app.context().setOffline(true);
    relay.cut();
    const drain = stream.evaluate(async (reader) => {
      while (!(await reader?.read())?.done);
    });
    await expect(drain).rejects.toThrow();
    const call = () => page.evaluate((address) => fetch(address).then((r) => r.text(), String), relay.url);
    expect(await call()).toMatch(/Failed to fetch/);
    expect(await page.evaluate(() => navigator.onLine)).toBe(false);
    expect(await page.evaluate(async () => (await fetch('/answer.js')).status)).toBe(200);
    await app.context().setOffline(false);
    expect(await call()).toMatch(/Failed to fetch/);
    relay.restore();
    expect(await call()).toBe('hello');
    relay.close();
    stopServer(server);
  });
});

import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { desktopHostName } from '../support/electron-host.ts';
import { launchShell, makeShellApp, removeShellApp } from '../support/shell-app.ts';

// What no page of the fixture can bring about is put to main by its event, as Electron does.
test('main prevents what a page has no business with', async () => {
  const shell = await makeShellApp();
  const { app } = await launchShell(shell);
  const prevented = (name: string, url: string) =>
    app.evaluate(
      ({ BrowserWindow }, [event, target]) => {
        let count = 0;
        const details = { url: target, preventDefault: () => (count += 1) };
        BrowserWindow.getAllWindows()[0]?.webContents.emit(event ?? '', details);
        return count;
      },
      [name, url],
    );
  for (const url of [
    'https://example.org/',
    'app://elsewhere/',
    'app://bundle.example.org/',
    'file:///etc/passwd',
  ])
    expect(await prevented('will-redirect', url), url).toBe(1);
  expect(await prevented('will-redirect', 'app://bundle/index.html')).toBe(0);
  expect(await prevented('will-attach-webview', 'app://bundle/index.html')).toBe(1);
  const downloads = await app.evaluate(({ session }) => {
    let count = 0;
    const event = { preventDefault: () => (count += 1) };
    (session.defaultSession as unknown as NodeJS.EventEmitter).emit('will-download', event, {});
    return count;
  });
  expect(downloads).toBe(1);
  await app.close();
  await removeShellApp(shell);
});

test('a guide that came with the app opens from the Help menu, without a way to the shell', async () => {
  const shell = await makeShellApp();
  const folder = join(shell.folder, 'dist', 'renderer', 'guide');
  await mkdir(folder);
  await writeFile(join(folder, 'user.html'), '<!doctype html><title>Guide</title><h1>User guide</h1>');
  const { app } = await launchShell(shell);
  const help = () =>
    app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Help');
      return menu?.submenu?.items.map(({ label }) => label);
    });
  expect(await help()).toContain('User guide');
  expect(await help()).not.toContain('Administrator guide');
  const opening = app.waitForEvent('window');
  await app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Help');
    menu?.submenu?.items.find(({ label }) => label === 'User guide')?.click();
  });
  const guide = await opening;
  await expect(guide.getByRole('heading', { name: 'User guide' })).toBeVisible();
  expect(await guide.evaluate(() => 'fieldroster' in window)).toBe(false);
  // The app ends with its own window, whatever else is open.
  const ended = once(app.process(), 'exit');
  await app.evaluate(({ BrowserWindow }) => {
    const [main] = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id);
    main?.close();
  });
  await ended;
  await removeShellApp(shell);
});

test('a shipped dictionary lies where Chromium looks before it would fetch one', async () => {
  test.skip(desktopHostName() !== 'stand-in', 'unpackaged, Electron has its resources beside its own binary');
  test.skip(process.platform === 'darwin', 'macOS checks spelling itself');
  const shell = await makeShellApp();
  const folder = join(shell.folder, 'resources', 'dictionaries');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'en-US-10-1.bdic'), 'words');
  const { app } = await launchShell(shell);
  expect(await readFile(join(shell.userData, 'Dictionaries', 'en-US-10-1.bdic'), 'utf8')).toBe('words');
  await app.close();
  await removeShellApp(shell);
});

import { type ElectronApplication, expect, test } from '@playwright/test';
import {
  launchShell,
  makeShellApp,
  type RunningShell,
  removeShellApp,
  type ShellApp,
} from '../support/shell-app.ts';

let shell: ShellApp;
let app: ElectronApplication;
let desktop: RunningShell['desktop'];

test.beforeEach(async () => {
  shell = await makeShellApp();
  ({ app, desktop } = await launchShell(shell));
});

test.afterEach(async () => {
  await app.close();
  await removeShellApp(shell);
});

test('a copy that was not installed says that it is not updated, and looks for nothing', async () => {
  const off = { stage: 'off', reason: 'This copy was not installed, so it is not updated.' };
  expect(await desktop.evaluate(({ updates }) => updates.state())).toEqual(off);
  await desktop.evaluate(({ updates }) => updates.check());
  expect(await desktop.evaluate(({ updates }) => updates.state())).toEqual(off);
  const installed = await desktop.evaluate(({ updates }) => updates.install());
  expect(installed).toEqual({ ok: false, reason: off.reason });
});

test('the page cannot say anything but yes or no about its queue', async () => {
  const wrong = desktop.evaluate(({ updates }) => updates.setSafe('yes' as unknown as boolean));
  await expect(wrong).rejects.toThrow('bad arguments');
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import fc from 'fast-check';
import { type Channel, channels } from '#electron/contract.ts';
import { launchShell, makeShellApp, removeShellApp } from '../support/shell-app.ts';

const names = Object.keys(channels) as Channel[];
const perChannel = 40;

// What a page that was taken over has: the bare way to main, from our own origin and the top frame.
const RAW_PRELOAD = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('raw', (channel, args) => ipcRenderer.invoke(channel, ...args));`;

type Message = { readonly channel: string; readonly args: readonly unknown[] };
type Raw = { readonly raw: (channel: string, args: readonly unknown[]) => Promise<unknown> };

const nasty = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  1.5,
  1e21,
  '',
  '../../etc/passwd',
  'a/b',
  '__proto__',
  'x'.repeat(200_000),
  [],
  {},
  { suggestedName: '../x.csv', text: 'x' },
  { suggestedName: 'report.csv.bat', text: 'x' },
  { suggestedName: 'x.csv', text: 5 },
  { suggestedName: 'x.csv', text: 'x', path: '/etc/passwd' },
  [{ id: 'x', label: 'x', menu: 'tray', keys: null }],
  { 'Ann Lee': 1 },
  { count: 'many' },
);
const args = fc.oneof(fc.array(nasty, { maxLength: 3 }), fc.array(fc.jsonValue(), { maxLength: 3 }));

/** Messages that break the contract of each channel. */
const hostile = (seed: number): Message[] =>
  names.flatMap((channel) =>
    fc
      .sample(
        args.filter((each) => !channels[channel].args.safeParse(each).success),
        { numRuns: perChannel, seed },
      )
      .map((each) => ({ channel, args: each })),
  );

const send = (page: Page, messages: readonly Message[]): Promise<string[]> =>
  page.evaluate(
    (all) =>
      Promise.all(
        all.map(({ channel, args: given }) =>
          (window as unknown as Raw).raw(channel, given).then(
            () => `${channel}: answered`,
            (error: Error) => error.message,
          ),
        ),
      ),
    messages,
  );

test('messages of a hostile page that break the contract have no effect', async () => {
  const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1e9));
  const shell = await makeShellApp();
  const { app } = await launchShell(shell);
  const preload = join(shell.folder, 'raw.cjs');
  await writeFile(preload, RAW_PRELOAD);
  const effects = await app.evaluateHandle(({ app: main, dialog, Menu, shell: system }) => {
    const seen: string[] = [];
    Object.assign(dialog, { showSaveDialog: async () => seen.push('dialog') });
    Object.assign(system, {
      openExternal: async () => seen.push('open'),
      openPath: async () => seen.push('folder'),
    });
    Object.assign(main, { setBadgeCount: () => seen.push('badge') });
    Object.assign(Menu, { setApplicationMenu: () => seen.push('menu') });
    return seen;
  });
  const opening = app.waitForEvent('window');
  await app.evaluate(
    ({ BrowserWindow }, file) =>
      new BrowserWindow({ show: false, webPreferences: { preload: file } }).loadURL(
        'app://bundle/index.html',
      ),
    preload,
  );
  const page = await opening;
  await page.waitForFunction(() => 'raw' in window);

  const messages = hostile(seed);
  expect(messages.length).toBe(names.length * perChannel);
  const answers = await send(page, messages);
  const refused = (channel: string) => `${channel}: refused, bad arguments`;
  const accepted = messages.filter(({ channel }, at) => !answers[at]?.endsWith(refused(channel)));
  expect(accepted, `seed ${seed}`).toEqual([]);
  const unknown = await send(page, [
    { channel: 'exec', args: ['ls'] },
    { channel: '', args: [] },
    { channel: '__proto__', args: [] },
  ]);
  for (const answer of unknown) expect(answer).not.toContain('answered');
  expect(await effects.jsonValue(), `seed ${seed}`).toEqual([]);

  // What keeps to the contract still gets through, so the refusals mean something.
  const [good] = await send(page, [{ channel: 'attention', args: [3] }]);
  expect(good).toBe('attention: answered');
  expect(await effects.jsonValue()).toEqual(['badge']);
  await app.close();
  await removeShellApp(shell);
});

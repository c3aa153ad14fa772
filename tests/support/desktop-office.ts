import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { desktopLaunchOptions } from './electron-host.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const root = join(import.meta.dirname, '..', '..');

export type Policy = Readonly<Record<string, unknown>>;

/** The whole app on one desktop, beside a server, with the policies that an organization gives it. */
export type Desk = {
  readonly server: ServerProcess;
  readonly folder: string;
  /** Writes the machine's policy; it counts from the next launch. */
  readonly decide: (policy: Policy | string) => Promise<void>;
  readonly launch: (options?: {
    readonly env?: Record<string, string>;
    readonly args?: readonly string[];
  }) => Promise<{ app: ElectronApplication; page: Page }>;
  readonly quit: () => Promise<void>;
};

export const test = base.extend<{ desk: Desk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the braces.
  desk: async ({}, use) => {
    const server = await startServerProcess();
    const folder = await mkdtemp(join(tmpdir(), 'fieldroster-desk-'));
    const policies = await mkdtemp(join(tmpdir(), 'fieldroster-policies-'));
    let running: ElectronApplication | null = null;
    const quit = async () => {
      const app = running;
      running = null;
      if (!app) return;
      await app.evaluate(({ dialog }) => {
        dialog.showMessageBoxSync = () => 0;
      });
      await app.close();
    };
    await use({
      server,
      folder,
      decide: (policy) =>
        writeFile(
          join(policies, 'machine.json'),
          typeof policy === 'string' ? policy : JSON.stringify(policy),
        ),
      launch: async ({ env = {}, args = [] } = {}) => {
        running = await _electron.launch({
          args: [root, `--user-data-dir=${folder}`, ...args],
          ...desktopLaunchOptions({
            FIELDROSTER_SERVER: server.url,
            FIELDROSTER_POLICY_FOLDER: policies,
            ...env,
          }),
        });
        return { app: running, page: await running.firstWindow() };
      },
      quit,
    });
    await quit();
    await server.close();
    for (const each of [folder, policies]) await rm(each, { recursive: true, force: true, maxRetries: 5 });
  },
});

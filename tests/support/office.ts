import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, chromium, expect, type Page } from '@playwright/test';
import { desktopLaunchOptions } from './electron-host.ts';
import { type NetworkRelay, startRelay } from './network-relay.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

export { expect };

type HostName = 'desktop' | 'browser';
type Window = {
  readonly page: Page;
  readonly close: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

const root = join(import.meta.dirname, '..', '..');

/** Every computer has a camera, which shows a clock and asks nobody. */
const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** One computer in the office: a profile on its disk, and a network of its own that can be cut. */
export class Computer {
  readonly host: HostName;
  readonly network: NetworkRelay;
  readonly folder: string;
  private window: Window | null = null;

  constructor(host: HostName, network: NetworkRelay, folder: string) {
    this.host = host;
    this.network = network;
    this.folder = folder;
  }

  /** The open window. Throws while the app is closed. */
  get page(): Page {
    if (!this.window) throw new Error('The app is closed on this computer');
    return this.window.page;
  }

  /** Starts the app; it finds what it left on the disk. */
  async open(): Promise<Page> {
    this.window = await (this.host === 'desktop' ? this.openDesktop() : this.openBrowser());
    return this.window.page;
  }

  /** Waits until the app has on this computer what it needs to go on, and to start, without a network. */
  async readyForOffline(): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Sync: Synced' })).toBeVisible();
    if (this.host === 'browser')
      await this.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  }

  async close(): Promise<void> {
    const { window } = this;
    this.window = null;
    await window?.close();
  }

  /** Ends the app as a power cut does: nothing in it has a say. */
  async kill(): Promise<void> {
    const { window } = this;
    this.window = null;
    await window?.kill();
  }

  private async openDesktop(): Promise<Window> {
    const app = await _electron.launch({
      args: [root, `--user-data-dir=${this.folder}`, ...camera],
      ...desktopLaunchOptions({ FIELDROSTER_SERVER: this.network.url }),
    });
    return {
      page: await app.firstWindow(),
      close: async () => {
        // A changed form asks before its window closes; this person leaves it.
        await app.evaluate(({ dialog }) => {
          dialog.showMessageBoxSync = () => 0;
        });
        await app.close();
      },
      kill: async () => {
        const gone = once(app.process(), 'exit');
        app.process().kill('SIGKILL');
        await gone;
      },
    };
  }

  private async openBrowser(): Promise<Window> {
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    const context = await chromium.launchPersistentContext(this.folder, {
      executablePath,
      viewport: { width: 1440, height: 900 },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        ...camera,
      ],
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${this.network.url}/`);
    return {
      page,
      close: () => context.close(),
      // The browser's own way to crash: every process of it ends at once, and nothing is flushed.
      kill: async () => {
        const gone = new Promise((resolve) => context.once('close', resolve));
        const session = await context.newCDPSession(page);
        session.send('Browser.crash').catch(() => undefined);
        await gone;
      },
    };
  }
}

/** Signs in on the screen that a computer shows at its first start. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Technicians' })).toBeVisible();
}

type Office = {
  readonly server: ServerProcess;
  /** A new computer, with the app open, where nobody has signed in yet. */
  readonly newComputer: () => Promise<Computer>;
  /** A new computer, with the app open and that person signed in. */
  readonly computer: (username?: string) => Promise<Computer>;
};

export const test = base.extend<{ host: HostName; serverSettings: Record<string, string>; office: Office }>({
  host: ['browser', { option: true }],
  serverSettings: [{}, { option: true }],
  office: async ({ host, serverSettings }, use) => {
    const server = await startServerProcess(serverSettings);
    const computers: Computer[] = [];
    const newComputer = async () => {
      const folder = await mkdtemp(join(tmpdir(), 'fieldroster-computer-'));
      const computer = new Computer(host, await startRelay(server.url), folder);
      computers.push(computer);
      await computer.open();
      return computer;
    };
    await use({
      server,
      newComputer,
      computer: async (username = 'admin') => {
        const computer = await newComputer();
        await signIn(computer.page, username, server.password);
        return computer;
      },
    });
    for (const computer of computers) {
      await computer.close();
      computer.network.close();
      await rm(computer.folder, { recursive: true, force: true, maxRetries: 5 });
    }
    await server.close();
  },
});

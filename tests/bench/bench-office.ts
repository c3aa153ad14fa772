import { type Browser, chromium, type Page } from '@playwright/test';
import { signIn } from '../support/office.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';

export type BenchOffice = {
  readonly server: ServerProcess;
  readonly browser: Browser;
  /** A new computer in the browser edition, signed in and with everything on it. */
  readonly computer: () => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** A server with a company of so many technicians, and Chromium with software rendering. */
export async function openBenchOffice(technicians: number): Promise<BenchOffice> {
  const server = await startServerProcess({ DEMO_SIZE: String(technicians) });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  return {
    server,
    browser,
    computer: async () => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.url}/`);
      await signIn(page, 'admin', server.password);
      await page.getByRole('status', { name: 'Sync: Synced' }).waitFor({ timeout: 120_000 });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** In milliseconds, as people read them. */
export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

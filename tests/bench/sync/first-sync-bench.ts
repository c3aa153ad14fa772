import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { ms, openBenchOffice } from '../bench-office.ts';
import { profiles } from './profiles.ts';

const sizes = (process.env.BENCH_SIZES ?? '1000,10000,50000').split(',').map(Number);
const password = 'correct horse battery';
/** The longest that a first sync is waited for, in milliseconds. */
const patience = 300_000;

/** A new computer: from the click on Sign in until rows stand in the table, and until all are there. */
export async function firstSyncBench(): Promise<string[]> {
  const lines: string[] = [];
  for (const size of sizes) {
    const office = await openBenchOffice(size);
    try {
      const context = await office.browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${office.server.url}/`);
      const { usable, complete } = await firstSync(page, size);
      await context.close();
      const bare = await bulkPut(office.browser, office.server.url, size);
      lines.push(
        `first: ${size.toLocaleString()} profiles: rows stand after ${ms(usable)}, all are there after ${ms(complete)}`,
        `       (Dexie's bulkPut of the same rows alone, in pages of 500, as durable: ${ms(bare)}, ours is ${(complete / bare).toFixed(1)} ×)`,
      );
    } finally {
      await office.close();
    }
  }
  return lines;
}

async function firstSync(
  page: Page,
  size: number,
): Promise<{ readonly usable: number; readonly complete: number }> {
  await page.getByLabel('Username').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  const began = performance.now();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('row').nth(3).waitFor({ timeout: patience });
  const usable = performance.now() - began;
  await page.getByRole('status', { name: 'Sync: Synced' }).waitFor({ timeout: patience });
  // The table counts them too.
  await page.getByText(` of ${size.toLocaleString('en-US')}`).waitFor({ timeout: patience });
  return { usable, complete: performance.now() - began };
}

/** At the server's address, for IndexedDB needs one; the app is not loaded there. */
async function bulkPut(browser: Browser, url: string, size: number): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/healthz`);
  const dexie = join(import.meta.dirname, '../peers/node_modules/dexie/dist/dexie.min.js');
  await page.evaluate(readFileSync(dexie, 'utf8'));
  const took = await page.evaluate(async (rows) => {
    const { Dexie } = globalThis as unknown as { Dexie: DexieClass };
    const database = new Dexie('bench', { chromeTransactionDurability: 'strict' });
    database.version(1).stores({ technicians: 'id' });
    const began = performance.now();
    for (let at = 0; at < rows.length; at += 500)
      await database.table('technicians').bulkPut(rows.slice(at, at + 500));
    return performance.now() - began;
  }, profiles(size));
  await context.close();
  return took;
}

type DexieClass = new (
  name: string,
  options: object,
) => {
  readonly version: (number: number) => { readonly stores: (tables: Record<string, string>) => void };
  readonly table: (name: string) => { readonly bulkPut: (rows: readonly object[]) => Promise<unknown> };
};

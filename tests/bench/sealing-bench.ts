import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { ms, quantile } from './bench-office.ts';
import type { Took } from './sealing-page.ts';

const profiles = 10_000;
const rounds = 5;

/** What encryption at rest costs where profiles are written and read, in turn with none, in Chromium's IndexedDB. */
export async function sealingBench(): Promise<string[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await openBenchPage(await browser.newPage());
    const plain: Took[] = [];
    const sealed: Took[] = [];
    // The first warms up.
    for (let round = 0; round <= rounds; round += 1) {
      plain[round] = await took(page, false);
      sealed[round] = await took(page, true);
    }
    return [`sealing: ${profiles.toLocaleString()} profiles;`, ...lines(plain.slice(1), sealed.slice(1))];
  } finally {
    await browser.close();
  }
}

const lines = (plain: readonly Took[], sealed: readonly Took[]) =>
  (['write', 'read'] as const).map((what) => {
    const [before, after] = [plain, sealed].map((each) =>
      quantile(
        each.map((one) => one[what]),
        0.5,
      ),
    );
    const [from, to] = [before ?? Number.NaN, after ?? Number.NaN];
    return `       ${what} ${ms(to)} sealed, ${ms(from)} in the clear, ratio ${(to / from).toFixed(2)}`;
  });

const took = (page: Page, isSealed: boolean) =>
  page.evaluate(
    ([count, sealed]) =>
      (globalThis as unknown as { took: (count: number, sealed: boolean) => Promise<Took> }).took(
        count,
        sealed,
      ),
    [profiles, isSealed] as const,
  );

/** A page that counts as safe, so that it has WebCrypto, with our storage and nothing else. */
async function openBenchPage(page: Page): Promise<Page> {
  const answers = { status: 200, contentType: 'text/html', body: '<!doctype html><title>Bench</title>' };
  await page.route('http://localhost/**', (route) => route.fulfill(answers));
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: await bundled(), type: 'module' });
  await page.waitForFunction(() => 'took' in globalThis);
  return page;
}

async function bundled(): Promise<string> {
  const entry = join(import.meta.dirname, 'sealing-page.ts');
  const made = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2024', rollupOptions: { input: entry } },
  });
  const [bundle] = Array.isArray(made) ? made : [made];
  if (!bundle || !('output' in bundle)) throw new Error('Nothing was bundled');
  const chunk = bundle.output.find((each) => each.type === 'chunk');
  if (!chunk) throw new Error('No script was bundled');
  return chunk.code;
}

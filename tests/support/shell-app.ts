import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type JSHandle, type Page } from '@playwright/test';
import type { Desktop } from '#electron/contract.ts';
import { desktopLaunchOptions } from './electron-host.ts';

const BUNDLED_SHELL = join(import.meta.dirname, '..', '..', 'dist', 'electron');

const INDEX = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Fixture</title>
<h1>Fixture</h1><a href="https://example.org/linked" target="_blank">Elsewhere</a>
<script>document.documentElement.dataset.inline = 'ran';</script>
<script type="module" src="/page.js"></script>`;
const PAGE = `document.documentElement.dataset.ready = 'yes';`;
const WORKER = `import { answer } from './answer.js'; postMessage(answer);`;
const ANSWER = `export const answer = 42;`;

/** The real shell around a tiny page, in a folder of its own. */
export type ShellApp = { folder: string; userData: string };
export type RunningShell = { app: ElectronApplication; page: Page; desktop: JSHandle<Desktop> };

/** Lays out the app as it is when packaged, with files beside the bundle that no page may read. */
export async function makeShellApp(): Promise<ShellApp> {
  const folder = await mkdtemp(join(tmpdir(), 'shell-app-'));
  const renderer = join(folder, 'dist', 'renderer');
  await mkdir(renderer, { recursive: true });
  await mkdir(`${renderer}-private`);
  await cp(BUNDLED_SHELL, join(folder, 'dist', 'electron'), { recursive: true });
  const manifest = { name: 'shell-fixture', version: '1.2.3', type: 'module', main: 'dist/electron/main.js' };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(`${renderer}-private`, 'key.txt'), 'private');
  const files = { 'index.html': INDEX, 'page.js': PAGE, 'worker.js': WORKER, 'answer.js': ANSWER };
  for (const [name, text] of Object.entries(files)) await writeFile(join(renderer, name), text);
  return { folder, userData: join(folder, 'user-data') };
}

export async function removeShellApp({ folder }: ShellApp): Promise<void> {
  // A killed browser may still be writing for a moment.
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts the app and waits until its page runs. */
export async function launchShell(shell: ShellApp, env: Record<string, string> = {}): Promise<RunningShell> {
  const args = [shell.folder, `--user-data-dir=${shell.userData}`];
  const app = await _electron.launch({ args, ...desktopLaunchOptions(env) });
  const page = await app.firstWindow();
  await expect(page.locator('html[data-ready]')).toBeAttached();
  return { app, page, desktop: await desktopOf(page) };
}

/** What the preload exposes in a page. */
export function desktopOf(page: Page): Promise<JSHandle<Desktop>> {
  return page.evaluateHandle(() => (window as unknown as { fieldroster: Desktop }).fieldroster);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type Chromium = { endpoint: string; exited: Promise<void>; kill(): void };

const PROFILE_WAIT_MS = 15_000;
const PROFILE_POLL_MS = 20;

const FIXED_SWITCHES = [
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-quic',
  // Guards must see what a page tries, not what Chromium's own blocker left over.
  '--disable-popup-blocking',
  '--password-store=basic',
];

/** Starts Chromium on `profile` with the switches that main and Playwright asked for. */
export async function startChromium(profile: string, asked: Map<string, string>): Promise<Chromium> {
  await waitForProfile(profile);
  const program = process.env.CHROMIUM || '/usr/bin/chromium';
  const switches = [
    ...FIXED_SWITCHES,
    `--user-data-dir=${profile}`,
    ...modeSwitches(),
    ...askedSwitches(asked),
  ];
  const child = spawn(program, switches, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const dismissWatchdog = watchOver(child);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve(dismissWatchdog()));
  });
  const endpoint = await readEndpoint(child);
  return { endpoint, exited, kill: () => void child.kill('SIGKILL') };
}

function modeSwitches(): string[] {
  const headless = process.env.STAND_IN_HEADED === '1' ? [] : ['--headless=new'];
  return process.getuid?.() === 0 ? [...headless, '--no-sandbox'] : headless;
}

function askedSwitches(asked: Map<string, string>): string[] {
  return [...asked].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));
}

// When the stand-in dies, even by SIGKILL, its end of this pipe closes, and Chromium's whole group dies as
// abruptly as Electron's renderers die with its main process.
function watchOver(child: ChildProcess): () => void {
  const script = 'read -r dismissed || kill -s KILL -- "-$1"';
  const watchdog = spawn('/bin/sh', ['-c', script, 'watchdog', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watchdog.unref();
  return () => void watchdog.stdin.end('dismissed\n');
}

// A Chromium that finds its profile in use hands over to the old one and leaves.
async function waitForProfile(profile: string): Promise<void> {
  const deadline = Date.now() + PROFILE_WAIT_MS;
  while (isInUse(profile)) {
    if (Date.now() > deadline) throw new Error(`another Chromium still uses ${profile}`);
    await sleep(PROFILE_POLL_MS);
  }
}

function isInUse(profile: string): boolean {
  try {
    const owner = readlinkSync(join(profile, 'SingletonLock'));
    process.kill(Number(owner.slice(owner.lastIndexOf('-') + 1)), 0);
    return true;
  } catch {
    return false;
  }
}

function readEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += said.length < 100_000 ? chunk.toString() : '';
      const endpoint = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (endpoint) resolve(endpoint);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium stopped with ${code}\n${said}`)));
  });
}

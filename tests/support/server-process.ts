import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { STAND_IN_ORIGIN } from './electron-stand-in/origin.ts';

const root = join(import.meta.dirname, '..', '..');

/** A sync server in a process and a data folder of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly dataDir: string;
  readonly password: string;
  /** Kills it and starts it again over the same data, at the same port. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const password = 'correct horse battery';

/** Starts `sync-server/main.ts` with a demo company. `env` adds to its configuration. */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldroster-server-'));
  const settings = {
    ...process.env,
    DEMO: '1',
    DEMO_SIZE: '12',
    DEMO_PASSWORD: password,
    DATA_DIR: dataDir,
    ALLOWED_ORIGINS: `app://bundle,${STAND_IN_ORIGIN}`,
    ...env,
  };
  let running = await start({ ...settings, PORT: '0' });
  const { url } = running;
  return {
    url,
    dataDir,
    password,
    restart: async () => {
      await stop(running.child, 'SIGKILL');
      running = await start({ ...settings, PORT: new URL(url).port });
    },
    close: async () => {
      await stop(running.child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function start(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['sync-server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The server ended with ${code} before it listened: ${said}`)),
    );
    child.once('error', reject);
    if (!child.stdout) return reject(new Error('The server has no output'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /^listening on (\S+)$/.exec(line)?.[1];
      if (url) resolve({ child, url });
    });
  });
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { STAND_IN_ORIGIN } from './electron-stand-in/origin.ts';
import { makeTestDatabase } from './test-database.ts';

const root = join(import.meta.dirname, '..', '..');

/** A sync server in a process and a data folder of its own. */
export type ServerProcess = {
  readonly url: string;
  readonly dataDir: string;
  readonly password: string;
  /** The variables that name its data, for commands beside it. */
  readonly places: Readonly<Record<string, string>>;
  /** Kills it if it runs, and starts it again over the same data, at the same port. */
  readonly restart: (again?: Again) => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Resolves when what runs now has ended, by whatever cause. */
  readonly ended: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What is different about a start; the next start knows nothing of it. */
export type Again = {
  readonly env?: Readonly<Record<string, string>>;
  /** No file that it writes grows beyond so many KiB. */
  readonly fileLimit?: number;
};

const password = 'correct horse battery';

// Nothing of them is left when this process has ended, however it fails.
const running = new Set<ChildProcess>();
const folders = new Set<string>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Starts `sync-server/main.ts` with a demo company. `env` adds to its configuration. */
export async function startServerProcess(env: Record<string, string> = {}): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldroster-server-'));
  folders.add(dataDir);
  const places = { DATA_DIR: dataDir, ...(await makeTestDatabase(dataDir)).environment, ...env };
  const settings = {
    ...process.env,
    DEMO: '1',
    DEMO_SIZE: '12',
    DEMO_PASSWORD: password,
    ALLOWED_ORIGINS: `app://bundle,${STAND_IN_ORIGIN}`,
    ...places,
  };
  let server = await start({ ...settings, PORT: '0' });
  const { url } = server;
  return {
    url,
    dataDir,
    password,
    places,
    restart: async ({ env: more = {}, fileLimit } = {}) => {
      await stop(server.child, 'SIGKILL');
      server = await start({ ...settings, PORT: new URL(url).port, ...more }, fileLimit);
    },
    kill: () => stop(server.child, 'SIGKILL'),
    ended: async () => {
      const { child } = server;
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    close: async () => {
      await stop(server.child, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function start(
  env: NodeJS.ProcessEnv,
  fileLimit?: number,
): Promise<{ child: ChildProcess; url: string }> {
  const [command = '', ...args] = [...limited(fileLimit), process.execPath, 'sync-server/main.ts'];
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
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

/** Writing beyond the limit fails, as on a disk that is broken, and is no signal that ends the process. */
const limited = (fileLimit: number | undefined): readonly string[] =>
  fileLimit === undefined ? [] : ['bash', '-c', `trap '' XFSZ; ulimit -f ${fileLimit}; exec "$@"`, 'limited'];

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

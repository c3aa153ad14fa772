import { execFile } from 'node:child_process';
import type { ServerProcess } from './server-process.ts';

export type Ran = { readonly code: number; readonly said: string };

/** Runs a command of a server's administrator on its data; `env` goes over its places. */
export const runCommand = (
  server: ServerProcess,
  command: 'backup' | 'restore',
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> =>
  new Promise((done) => {
    const options = { env: { ...process.env, ...server.places, ...env } };
    execFile(process.execPath, ['sync-server/main.ts', command, ...args], options, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });

import { execFile } from 'node:child_process';
import type { Ran } from './server-commands.ts';

export type Commands = (args: readonly string[], input?: string) => Promise<Ran>;

/** Runs `sync-server/main.ts` with a command, as an administrator does, on the data that the variables name. */
export const commandsOn =
  (env: Readonly<Record<string, string>>): Commands =>
  (args, input = '') =>
    new Promise((done) => {
      const options = { env: { PATH: process.env.PATH, ...env } };
      const child = execFile(
        process.execPath,
        ['sync-server/main.ts', ...args],
        options,
        (error, stdout, stderr) => done({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
      );
      child.stdin?.end(input);
    });

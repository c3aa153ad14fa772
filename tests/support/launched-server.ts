import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server in a process of its own, on the data that the variables name. */
export type Launched = {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it printed so far. */
  readonly lines: readonly string[];
  readonly complaints: () => string;
  /** Answers the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** Starts `program` and waits until it listens. Throws what it complained of where it never does. */
export async function launchServer(
  env: Readonly<Record<string, string>>,
  program: readonly string[] = ['sync-server/main.ts'],
): Promise<Launched> {
  const child = spawn(process.execPath, [...program], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += String(bytes);
  });
  const lines: string[] = [];
  const stop: Launched['stop'] = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    const [, url] = /^listening on (\S+)$/.exec(line) ?? [];
    if (url) return { url, child, lines, complaints: () => said, stop };
  }
  if (child.exitCode === null) await once(child, 'close');
  throw new Error(`The server never listened: ${said}`);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A server in a process and a folder of its own, as the system sees it. */
export type BenchProcess = {
  readonly url: string;
  /** The time of all its threads so far, in milliseconds. */
  readonly cpu: () => number;
  /** The most memory that it ever had, in bytes. */
  readonly peakMemory: () => number;
  readonly close: () => Promise<void>;
};

/** `/proc` counts in hundredths of a second. */
const tick = 10;

/** Starts a server that says `listening on <url>`; its folder is DATA_DIR. Linux only. */
export async function startBenchProcess(
  file: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<BenchProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldroster-bench-'));
  const more = process.env.BENCH_FLAGS?.split(' ') ?? [];
  const child = spawn(process.execPath, [...flags, ...more, file], {
    env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A bench that fails leaves nothing running.
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended`)));
  ended.catch(() => undefined);
  const listening = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /^listening on (\S+)$/i.exec(line) ?? [];
      if (url) resolve(url);
    });
  });
  const url = await Promise.race([listening, ended]);
  const about = (name: string) => readFileSync(`/proc/${child.pid}/${name}`, 'utf8');
  return {
    url,
    cpu: () => {
      const [, , ...rest] = about('stat')
        .replace(/^.*\) /, '0 0 ')
        .split(' ');
      return tick * (Number(rest[11]) + Number(rest[12]));
    },
    peakMemory: () => 1024 * Number(/VmHWM:\s+(\d+)/.exec(about('status'))?.[1]),
    close: async () => {
      child.kill('SIGTERM');
      await ended.catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

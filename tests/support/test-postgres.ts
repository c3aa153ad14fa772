import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export type TestPostgres = {
  /** The address of the database in it. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** A PostgreSQL of our own in a temporary folder. Nothing of it is left when this process has ended. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldroster-postgres-'));
  chmodSync(folder, 0o700);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  const keeper = join(import.meta.dirname, 'postgres-keeper.ts');
  const child = spawn(process.execPath, [keeper, folder, String(port), password], {
    // A group of its own: Ctrl+C is for us, and the end of its input tells it.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await ready(child);
  return {
    url: `postgres://fieldroster:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.stdin?.end();
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL did not start: ${code}`)));
    if (child.stdout)
      createInterface({ input: child.stdout }).on('line', (line) => line === 'ready' && resolve());
  });
}

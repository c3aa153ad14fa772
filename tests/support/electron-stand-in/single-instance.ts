import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** What a second start tells the first. */
type SecondStart = { argv: string[]; cwd: string };

const CONNECTED = 0;

/**
 * Becomes the only instance for a user data folder. `null` means that another runs already; it has then
 * been told. A socket, not a lock file: it ends with its process, whatever way that ends.
 */
export function becomeOnlyInstance(userData: string, onSecond: (start: SecondStart) => void): Server | null {
  const socketPath = join(tmpdir(), `stand-in-${shortHash(userData)}.sock`);
  if (tellFirst(socketPath, { argv: process.argv, cwd: process.cwd() })) return null;
  rmSync(socketPath, { force: true });
  const server = createServer((socket) => void hear(socket, onSecond));
  return server.listen(socketPath).unref();
}

// Electron's call answers at once, and Node cannot connect synchronously: a child process does it.
function tellFirst(socketPath: string, start: SecondStart): boolean {
  const script = `
    const [path, message] = process.argv.slice(1);
    const socket = require('node:net').connect(path, () => socket.end(message));
    socket.on('error', () => process.exit(1));`;
  const said = spawnSync(process.execPath, ['-e', script, socketPath, JSON.stringify(start)]);
  return said.status === CONNECTED;
}

async function hear(socket: Socket, onSecond: (start: SecondStart) => void): Promise<void> {
  const message = await text(socket).catch(() => '');
  if (message !== '') onSecond(JSON.parse(message) as SecondStart);
}

function shortHash(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A stretch of network that can lose the hints of the server, and nothing else. */
export type DeafRelay = {
  readonly url: string;
  /** From now on nothing more comes through the streams that are open or are opened. */
  readonly deafen: () => void;
  /** So many pieces of streams were lost. */
  readonly swallowed: () => number;
  readonly close: () => void;
};

const asksForStream = (bytes: Buffer) => bytes.includes('GET /api/sync/stream ');

export async function startDeafRelay(target: string): Promise<DeafRelay> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isDeaf = false;
  let swallowed = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    let isStream = false;
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    near.on('data', (bytes: Buffer) => {
      isStream ||= asksForStream(bytes);
      far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (!isStream || !isDeaf) return void near.write(bytes);
      swallowed += 1;
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deafen: () => {
      isDeaf = true;
    },
    swallowed: () => swallowed,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { type NetworkRelay, startRelay } from './network-relay.ts';

/** The same database by way of another address. */
export function through(url: string, relay: string): string {
  const there = new URL(url);
  there.host = new URL(relay).host;
  return there.href;
}

export const startDatabaseRelay = (url: string): Promise<NetworkRelay> =>
  startRelay(`http://${new URL(url).host}`);

export type AnswerThief = {
  readonly url: string;
  /** The next commit takes place, and its answer never arrives. */
  readonly stealNext: () => void;
  readonly close: () => void;
};

/** A stretch of network that can lose the answer to a COMMIT. */
export async function startAnswerThief(url: string): Promise<AnswerThief> {
  const target = new URL(url);
  let isWaiting = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let isStealing = false;
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const)
      socket.on('error', () => socket.destroy()).on('close', () => other.destroy());
    near.on('data', (bytes) => {
      if (isWaiting && bytes.includes('COMMIT')) {
        isWaiting = false;
        isStealing = true;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (isStealing) near.destroy();
      else near.write(bytes);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stealNext: () => {
      isWaiting = true;
    },
    close: () => void server.close(),
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A bad stretch of network between clients and a server. Seeded: the same dice spoil the same bytes. */
export type FaultyRelay = {
  readonly url: string;
  /** How many connections it has cut. */
  readonly cuts: () => number;
  /** From now on it passes everything on. */
  readonly calm: () => void;
  readonly close: () => void;
};

export type Faults = {
  /** Numbers in [0, 1). */
  readonly random: () => number;
  /** A connection is cut after at most so many bytes, in whichever direction comes first. */
  readonly mostBytes: number;
  /** A piece waits at most so long, in milliseconds. */
  readonly mostDelay: number;
};

/** Listens on a free port and passes on to `target` in small pieces, late, until it cuts at some byte. */
export async function startFaultyRelay(target: string, faults: Faults): Promise<FaultyRelay> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let cuts = 0;
  let isCalm = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', end).on('close', () => {
        open.delete(socket);
        end();
      });
    }
    const cut = () => {
      cuts += 1;
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    const quota = () => (isCalm ? null : Math.floor(faults.random() * faults.mostBytes));
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const)
      void pass(from, to, { left: quota(), cut, faults, isCalm: () => isCalm });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    calm: () => {
      isCalm = true;
      for (const socket of open) socket.destroy();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

type Way = {
  /** Bytes that still pass; null for all. */
  left: number | null;
  readonly cut: () => void;
  readonly faults: Faults;
  readonly isCalm: () => boolean;
};

async function pass(from: Socket, to: Socket, way: Way): Promise<void> {
  try {
    for await (const chunk of from as AsyncIterable<Buffer>)
      for (const piece of way.isCalm() ? [chunk] : pieces(chunk, way.faults)) {
        if (!way.isCalm()) await sleep(way.faults.random() * way.faults.mostDelay);
        if (!send(to, piece, way)) return way.cut();
      }
    to.end();
  } catch {
    // Either side has hung up, which the other is told by its own end.
    to.destroy();
  }
}

/** False where the connection is to be cut; what comes before that byte is sent. */
function send(to: Socket, piece: Buffer, way: Way): boolean {
  if (way.left === null || piece.length <= way.left) {
    if (way.left !== null) way.left -= piece.length;
    if (to.writable) to.write(piece);
    return true;
  }
  if (to.writable) to.write(piece.subarray(0, way.left));
  return false;
}

/** At most eight, of any lengths. */
function pieces(chunk: Buffer, { random }: Faults): Buffer[] {
  const count = 1 + Math.floor(random() * 8);
  const ends = Array.from({ length: count - 1 }, () => Math.floor(random() * chunk.length));
  const bounds = [0, ...ends.sort((a, b) => a - b), chunk.length];
  return bounds
    .slice(1)
    .map((end, index) => chunk.subarray(bounds[index], end))
    .filter(({ length }) => length > 0);
}

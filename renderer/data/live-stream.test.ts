import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Hint } from '#domain/sync/wire.ts';
import { readHints } from './live-stream.ts';
import type { Answer } from './server-client.ts';

const hint = (seq: number): Hint => ({ collection: 'technicians', seq, epoch: 'e' });
const line = (seq: number) => `data: ${JSON.stringify(hint(seq))}\n\n`;

let server: Server | undefined;
afterEach(() => {
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A real server whose only answer is that stream. */
async function serve(answer: (response: ServerResponse) => void): Promise<string> {
  const started = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    answer(response);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

const from = (url: string) => async (signal: AbortSignal) =>
  ({ ok: true, value: await fetch(url, { signal }) }) as const;

/** A stream that gives these pieces one read after the other, and then ends. */
const inPieces = (pieces: readonly Uint8Array[]) => async () => {
  const left = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
  return { ok: true, value: new Response(body) } as const;
};

type Open = (signal: AbortSignal) => Promise<Answer<Response>>;

async function read(open: Open, signal = new AbortController().signal, on: (hint: Hint) => void = () => {}) {
  const hints: Hint[] = [];
  let opened = 0;
  await readHints(open, signal, {
    opened: () => {
      opened += 1;
    },
    hint: (found) => {
      hints.push(found);
      on(found);
    },
  });
  return { hints, opened };
}

describe('[S13] the live stream', () => {
  it('tells each hint until the server ends it', async () => {
    const url = await serve((response) => response.end(`: hello\n\n${line(1)}${line(2)}`));
    expect(await read(from(url))).toEqual({ hints: [hint(1), hint(2)], opened: 1 });
  });

  it('puts a line together again that came in pieces, in the middle of a letter too', async () => {
    const bytes = new TextEncoder().encode(
      `data: ${JSON.stringify({ ...hint(1), collection: 'täm' })}\n\n${line(2)}`,
    );
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    const { hints } = await read(inPieces(pieces));
    expect(hints).toEqual([{ ...hint(1), collection: 'täm' }, hint(2)]);
  });

  it('passes over heartbeats, other fields and what is no hint', async () => {
    const odd = ': heartbeat\n\nevent: x\nid: 7\ndata: no json\n\ndata: {"seq":"1"}\n\ndata:\n\n';
    const url = await serve((response) => response.end(odd + line(3).replaceAll('\n', '\r\n')));
    expect((await read(from(url))).hints).toEqual([hint(3)]);
  });

  it('ends without an error when the connection breaks', async () => {
    const url = await serve((response) => {
      response.write(line(1), () => response.destroy());
    });
    await expect(read(from(url))).resolves.toMatchObject({ opened: 1 });
  });

  it('ends at once when it is stopped, and lets the server know', async () => {
    const stop = new AbortController();
    let left: Promise<void> | undefined;
    const url = await serve((response) => {
      left = new Promise((resolve) => response.on('close', resolve));
      response.write(line(1));
    });
    const { hints } = await read(from(url), stop.signal, () => stop.abort());
    expect(hints).toEqual([hint(1)]);
    await left;
  });

  it('opens nothing once it was stopped', async () => {
    const open = vi.fn(inPieces([]));
    expect(await read(open, AbortSignal.abort())).toEqual({ hints: [], opened: 0 });
    expect(open).not.toHaveBeenCalled();
  });

  it('is not opened where the server refuses or can not be reached', async () => {
    const refused = async () => ({ ok: false, reason: 'signedOut', message: 'x' }) as const;
    expect(await read(refused)).toEqual({ hints: [], opened: 0 });
    const broken = async () => Promise.reject(new Error('no network'));
    expect(await read(broken)).toEqual({ hints: [], opened: 0 });
  });

  it('gives up a stream that is silent for 45 seconds, and not one with a heartbeat', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let beat = () => {};
    const silent: Open = async (signal) => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          beat = () => controller.enqueue(new TextEncoder().encode(':\n\n'));
          signal.addEventListener('abort', () => controller.error(signal.reason));
        },
      });
      return { ok: true, value: new Response(body) };
    };
    let ended = false;
    const reading = read(silent).then(() => {
      ended = true;
    });
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    for (let minute = 0; minute < 3; minute += 1) {
      await settled();
      vi.advanceTimersByTime(44_000);
      beat();
    }
    await settled();
    vi.advanceTimersByTime(44_999);
    await settled();
    expect(ended).toBe(false);
    vi.advanceTimersByTime(1);
    await reading;
    expect(ended).toBe(true);
  });
});

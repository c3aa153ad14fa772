import { request } from 'node:http';
import type { Checkpoint, WireRecord } from '#domain/sync/wire.ts';
import { ms, quantile } from '../bench-office.ts';
import { edited, inBatches, profiles } from './profiles.ts';
import { pushRows, startOurs, tokenFor } from './rivals.ts';
import type { Wire } from './wire.ts';

const many = 10_000;
const edits = 200;
const pushesASecond = 200;
/** Seconds. */
const pushingFor = 10;

type Pulled = { readonly documents: readonly WireRecord[]; readonly checkpoint: Checkpoint };

/** What one edit waits for in a company of 10,000: until another computer has it, and until it is acknowledged. */
export async function latencyBench(): Promise<string[]> {
  const { server, wire, push } = await startOurs();
  const rows = profiles(many);
  for (const batch of inBatches(rows, 500)) await push(batch);
  const { checkpoint } = await wire.get<Pulled>(`${pull}?limit=1`);
  const token = await tokenFor(server);
  const bare = await timed(edits, () => wire.get('/healthz'));
  const delta = await timed(edits, () =>
    wire.get(`${pull}?epoch=${checkpoint.epoch}&seq=${checkpoint.seq + many - 1}`),
  );
  const seen = await seenElsewhere(`${server.url}/api/sync/stream`, token, wire, rows);
  const acknowledged = await atRate(wire, rows.slice(edits));
  await server.close();
  return [
    `edit: on another computer after ${both(seen)} (push, hint, pull; ${edits} times);`,
    `      a bare round trip takes ${both(bare)}, a pull of nothing new ${both(delta)}`,
    `rate: ${pushesASecond} pushes a second for ${pushingFor} s: acknowledged after ${both(acknowledged)}`,
  ];
}

const pull = '/api/sync/technicians/pull';
const both = (found: readonly number[]): string =>
  `${ms(quantile(found, 0.5))} at the median and ${ms(quantile(found, 0.99))} at p99`;

async function timed(times: number, act: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const began = performance.now();
    await act();
    found.push(performance.now() - began);
  }
  return found;
}

/** A listens as the app does: a hint comes by the stream, and the pull fetches what it tells of. */
async function seenElsewhere(
  stream: string,
  token: string,
  wire: Wire,
  rows: readonly WireRecord[],
): Promise<number[]> {
  const hints = await listen(stream, token);
  let at = { epoch: hints.last().epoch, seq: hints.last().seq };
  const found: number[] = [];
  for (const row of rows.slice(0, edits)) {
    const began = performance.now();
    const hinted = hints.next();
    await pushRows(wire, [edited(row)]);
    await hinted;
    const page = await wire.get<Pulled>(`${pull}?epoch=${at.epoch}&seq=${at.seq}`);
    if (page.documents[0]?.id !== row.id) throw new Error('The edit did not arrive');
    found.push(performance.now() - began);
    at = page.checkpoint;
  }
  hints.close();
  return found;
}

type Hint = { readonly collection: string; readonly seq: number; readonly epoch: string };

async function listen(url: string, token: string) {
  let last: Hint | undefined;
  let told: (() => void) | undefined;
  const asked = request(url, { headers: { authorization: `Bearer ${token}` } });
  const first = new Promise<void>((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (answer) =>
      answer.on('data', (data: Buffer) => {
        for (const [, text] of data.toString().matchAll(/^data: (.*)$/gm)) {
          const hint = JSON.parse(text ?? '') as Hint;
          if (hint.collection !== 'technicians') continue;
          last = hint;
          told?.();
          resolve();
        }
      }),
    );
  });
  asked.end();
  await first;
  return {
    last: (): Hint => last as Hint,
    next: () =>
      new Promise<void>((resolve) => {
        told = resolve;
      }),
    close: () => asked.destroy(),
  };
}

/** Pushes begin when they are due, whether those before have been answered or not. */
async function atRate(wire: Wire, rows: readonly WireRecord[]): Promise<number[]> {
  const began = performance.now();
  const due = (index: number) => began + (index * 1_000) / pushesASecond;
  const pushes = rows.slice(0, pushesASecond * pushingFor).map(async (row, index) => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due(index) - performance.now())));
    await pushRows(wire, [edited(row)]);
    return performance.now() - due(index);
  });
  return Promise.all(pushes);
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sha256Of } from '#tests/support/images.ts';
import { createMemoryStore } from '#tests/support/memory-store.ts';
import type { Answer } from '../server-client.ts';
import { createDownloads, type Downloads } from './downloads.ts';

const bytesOf = (seed: number) => new TextEncoder().encode(`photo ${seed}`);
const hashOf = (seed: number) => sha256Of(bytesOf(seed));

/** A server that has those photos and answers each request when it is told to. */
function officeServer() {
  const has = new Map<string, Uint8Array<ArrayBuffer>>();
  const asked: string[] = [];
  const open: (() => void)[] = [];
  let isHolding = false;
  return {
    has,
    asked,
    hold: () => {
      isHolding = true;
    },
    /** Lets those answer that are under way; answers how many they were. */
    letGo: () => open.splice(0).map((go) => go()).length,
    client: {
      open: async (path: string): Promise<Answer<Response>> => {
        const sha256 = path.replace('/api/photos/', '');
        asked.push(sha256);
        if (isHolding) await new Promise<void>((resolve) => open.push(resolve));
        const bytes = has.get(sha256);
        if (!bytes) return { ok: false, reason: 'refused', status: 404, message: 'Not here yet.' };
        return { ok: true, value: new Response(bytes) };
      },
    },
  };
}

let server: ReturnType<typeof officeServer>;
let store: ReturnType<typeof createMemoryStore>;
let downloads: Downloads;

beforeEach(() => {
  vi.useFakeTimers();
  server = officeServer();
  store = createMemoryStore();
  downloads = createDownloads({ client: server.client, store, random: () => 0.5 });
});
afterEach(() => {
  downloads.stop();
  vi.useRealTimers();
});

const put = (...seeds: number[]) => {
  for (const seed of seeds) server.has.set(hashOf(seed), bytesOf(seed));
};

describe('a photo from the server', () => {
  it('[S19] comes once, however many ask, and stays on this computer', async () => {
    put(1);
    const [first, second] = await Promise.all([downloads.read(hashOf(1)), downloads.read(hashOf(1))]);
    expect(await first?.text()).toBe('photo 1');
    expect(second?.size).toBe(first?.size);
    await downloads.read(hashOf(1));
    expect(server.asked).toHaveLength(1);
    expect(store.files.has(hashOf(1))).toBe(true);
  });

  it('[S19] comes with three others at most, and not at all where nobody waits any longer', async () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7];
    put(...seeds);
    server.hold();
    const gone = new AbortController();
    const reads = seeds.map((seed) => downloads.read(hashOf(seed), seed > 5 ? gone.signal : undefined));
    await vi.waitFor(() => expect(server.asked).toHaveLength(4));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(4);
    gone.abort();
    expect(server.letGo()).toBe(4);
    await vi.waitFor(() => expect(server.asked).toHaveLength(5));
    server.letGo();
    const found = await Promise.all(reads);
    expect(found.map((blob) => blob !== null)).toEqual([true, true, true, true, true, false, false]);
    expect(server.asked).toHaveLength(5);
  });

  it('[S19] with other bytes than its name says is not taken', async () => {
    server.has.set(hashOf(1), bytesOf(2));
    expect(await downloads.read(hashOf(1))).toBe(null);
    expect(store.files.size).toBe(0);
  });

  it('[S19] that is not there yet is asked for again, ever more seldom, and announced when it comes', async () => {
    const heard = vi.fn();
    downloads.onArrival(hashOf(1), heard);
    expect(await downloads.read(hashOf(1))).toBe(null);
    expect(await downloads.read(hashOf(1))).toBe(null);
    expect(server.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(server.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(server.asked.length).toBeLessThan(20);
    expect(heard).not.toHaveBeenCalled();
    put(1);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
    expect(await (await downloads.read(hashOf(1)))?.text()).toBe('photo 1');
  });

  it('[S19] is asked for soon after something has changed, if somebody waits for it', async () => {
    const stop = downloads.onArrival(hashOf(1), () => undefined);
    await Promise.all([downloads.read(hashOf(1)), downloads.read(hashOf(2))]);
    downloads.lookSoon();
    await vi.advanceTimersByTimeAsync(600);
    expect(server.asked).toEqual([hashOf(1), hashOf(2), hashOf(1)]);
    stop();
    downloads.lookSoon();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(server.asked).toHaveLength(3);
  });

  it('[S19] is shown though the disk is full', async () => {
    put(1);
    const full = {
      ...store,
      write: async () => {
        throw new Error('The disk is full');
      },
    };
    const shown = createDownloads({ client: server.client, store: full });
    expect(await (await shown.read(hashOf(1)))?.text()).toBe('photo 1');
    shown.stop();
  });
});

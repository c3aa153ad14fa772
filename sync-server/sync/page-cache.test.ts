import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPageCache } from './page-cache.ts';

const page = { text: 'x'.repeat(20_000), rows: 3 };

describe('pages that were sent lately', () => {
  it('are made once for the same question of the same state', async () => {
    const cache = createPageCache();
    let made = 0;
    const make = async () => {
      made += 1;
      return page;
    };
    const [first, second] = await Promise.all([cache.packed('a', make), cache.packed('a', make)]);
    expect(await cache.packed('a', make)).toBe(first);
    expect(second).toBe(first);
    expect(gunzipSync(first.bytes).toString()).toBe(page.text);
    expect(first.rows).toBe(3);
    await cache.packed('b', make);
    expect(made).toBe(2);
  });

  it('are made a few at a time, however many are asked for', async () => {
    const cache = createPageCache();
    let now = 0;
    let most = 0;
    const make = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return page;
    };
    await Promise.all(Array.from({ length: 40 }, (_, index) => cache.packed(String(index), make)));
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(9);
  });

  it('are made again after a failure', async () => {
    const cache = createPageCache();
    await expect(cache.packed('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const { bytes } = await cache.packed('a', async () => page);
    expect(gunzipSync(bytes).toString()).toBe(page.text);
  });
});

import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createPageCache } from './page-cache.ts';

const page = 'x'.repeat(20_000);

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
    expect(gunzipSync(first).toString()).toBe(page);
    await cache.packed('b', make);
    expect(made).toBe(2);
  });

  it('are made again after a failure', async () => {
    const cache = createPageCache();
    await expect(cache.packed('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(gunzipSync(await cache.packed('a', async () => page)).toString()).toBe(page);
  });
});

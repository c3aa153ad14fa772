import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPhotoUrls } from './photo-urls.ts';

/** Photos whose bytes arrive when the test says so. */
function fakePhotos() {
  const here = new Map<string, Blob>();
  const arrivals = new Map<string, Set<() => void>>();
  const reads: string[] = [];
  return {
    reads,
    arrive: (sha256: string) => {
      here.set(sha256, new Blob([sha256]));
      for (const listener of arrivals.get(sha256) ?? []) listener();
    },
    waiting: (sha256: string) => arrivals.get(sha256)?.size ?? 0,
    read: async (sha256: string) => {
      reads.push(sha256);
      return here.get(sha256) ?? null;
    },
    onArrival: (sha256: string, listener: () => void) => {
      const listeners = arrivals.get(sha256) ?? new Set();
      arrivals.set(sha256, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
  };
}

describe('addresses of photos', () => {
  let open: Set<string>;
  beforeEach(() => {
    open = new Set();
    let count = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
      count += 1;
      open.add(`blob:${count}`);
      return `blob:${count}`;
    });
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void open.delete(url));
  });
  afterEach(() => vi.restoreAllMocks());

  it('are shared by all who show the same photo, which is read once', async () => {
    const photos = fakePhotos();
    photos.arrive('a');
    const urls = createPhotoUrls(photos);
    const told = vi.fn();
    const alsoTold = vi.fn();
    urls.watch('a', told);
    urls.watch('a', alsoTold);
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(alsoTold).toHaveBeenCalledOnce();
    expect(urls.get('a')).toBe('blob:1');
    expect(photos.reads).toEqual(['a']);
  });

  it('come as soon as the bytes arrive', async () => {
    const photos = fakePhotos();
    const urls = createPhotoUrls(photos);
    const told = vi.fn();
    urls.watch('a', told);
    await vi.waitFor(() => expect(photos.reads).toEqual(['a']));
    expect(urls.get('a')).toBeNull();
    photos.arrive('a');
    await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
    expect(urls.get('a')).toBe('blob:1');
  });

  it('stay a while for whoever scrolls back, and are given up in the end', async () => {
    const photos = fakePhotos();
    const urls = createPhotoUrls(photos);
    for (let each = 0; each < 600; each += 1) {
      photos.arrive(String(each));
      const stop = await new Promise<() => void>((loaded) => {
        const leave = urls.watch(String(each), () => loaded(leave));
      });
      stop();
    }
    expect(open.size).toBe(500);
    expect(urls.get('99')).toBeNull();
    expect(urls.get('599')).not.toBeNull();
  });

  it('are not waited for once nobody shows them', async () => {
    const photos = fakePhotos();
    const urls = createPhotoUrls(photos);
    const stop = urls.watch('a', () => undefined);
    expect(photos.waiting('a')).toBe(1);
    stop();
    expect(photos.waiting('a')).toBe(0);
  });
});

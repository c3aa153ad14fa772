import type { Photos } from '../../data/photos/photos.ts';

/** Addresses of images on this computer, for as long as somebody shows them and a while after. */
export type PhotoUrls = {
  readonly get: (sha256: string) => string | null;
  /** Loads it where it isn't yet, waits for its arrival where it is missing; answers how to stop. */
  readonly watch: (sha256: string, listener: () => void) => () => void;
};

/** So many images that nobody shows stay at hand, for scrolling to and fro. */
const idleLimit = 500;

type Shown = {
  url: string | null;
  readonly listeners: Set<() => void>;
  loading: AbortController | null;
  stopWaiting: (() => void) | null;
};

export function createPhotoUrls(
  photos: Pick<Photos, 'read' | 'onArrival'>,
  prepare: (image: Blob) => Promise<Blob> = async (image) => image,
): PhotoUrls {
  const shown = new Map<string, Shown>();
  const whenIdle = createIdleQueue();
  // In the order in which they were last shown.
  const idle = new Set<string>();

  async function load(sha256: string, entry: Shown): Promise<void> {
    const loading = new AbortController();
    entry.loading = loading;
    const blob = await photos
      .read(sha256, loading.signal)
      .then((image) => image && prepare(image))
      .catch(() => null);
    if (loading.signal.aborted) return;
    entry.loading = null;
    if (!blob) return;
    entry.url = URL.createObjectURL(blob);
    for (const listener of entry.listeners) listener();
  }

  function start(sha256: string): Shown {
    const entry: Shown = { url: null, listeners: new Set(), loading: null, stopWaiting: null };
    const loadIdly = () =>
      whenIdle(async () => {
        if (shown.get(sha256) === entry && entry.url === null) await load(sha256, entry);
      });
    entry.stopWaiting = photos.onArrival(sha256, loadIdly);
    loadIdly();
    shown.set(sha256, entry);
    return entry;
  }

  function leave(sha256: string, entry: Shown): void {
    if (entry.url === null) forget(sha256, entry);
    else idle.add(sha256);
    for (const oldest of excess()) {
      idle.delete(oldest);
      const old = shown.get(oldest);
      if (old) forget(oldest, old);
    }
  }

  const excess = () => [...idle].slice(0, Math.max(0, idle.size - idleLimit));

  function forget(sha256: string, entry: Shown): void {
    entry.loading?.abort();
    entry.stopWaiting?.();
    if (entry.url !== null) URL.revokeObjectURL(entry.url);
    shown.delete(sha256);
  }

  return {
    get: (sha256) => shown.get(sha256)?.url ?? null,
    watch: (sha256, listener) => {
      const entry = shown.get(sha256) ?? start(sha256);
      entry.listeners.add(listener);
      idle.delete(sha256);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size === 0) leave(sha256, entry);
      };
    },
  };
}

/** Runs one after the other while the page has nothing to draw, the newest first: that is what one looks at now. */
function createIdleQueue(): (run: () => Promise<void>) => void {
  const waiting: (() => Promise<void>)[] = [];
  let isRunning = false;
  const next = () => {
    const run = waiting.pop();
    isRunning = run !== undefined;
    void run?.().finally(() => onIdle(next));
  };
  return (run) => {
    waiting.push(run);
    if (!isRunning) onIdle(next);
    isRunning = true;
  };
}

/** A page that never rests shows its photos all the same, after so many milliseconds. */
const patience = 300;

const onIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: patience });
  else queueMicrotask(run);
};

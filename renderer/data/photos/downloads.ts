import { createSlots } from '#domain/sync/slots.ts';
import type { ServerClient } from '../server-client.ts';
import { type ByteStore, sha256OfBlob } from './byte-store.ts';

export type DownloadDeps = {
  readonly client: Pick<ServerClient, 'open'>;
  readonly store: ByteStore;
  readonly random?: () => number;
};

export type Downloads = {
  /** The bytes from this computer, or else from the server; null while they are not to be had. */
  readonly read: (sha256: string, signal?: AbortSignal) => Promise<Blob | null>;
  readonly onArrival: (sha256: string, listener: () => void) => () => void;
  /** The bytes are on this computer now. */
  readonly arrived: (sha256: string) => void;
  /** What is missing may be there now: the network is back, or profiles have changed. */
  readonly lookSoon: () => void;
  readonly stop: () => void;
};

/** So many photos come at once. */
const atOnce = 4;
/** Milliseconds: one photo; between two looks, doubling up to an upper bound; and before a look that is asked for. */
const timeout = 120_000;
const firstPause = 5_000;
const longestPause = 5 * 60_000;
const soon = 500;

type Job = { readonly done: Promise<Blob | null>; readers: number };

/** Fetches photos when they are asked for, each once, and looks again for those that somebody waits for. */
export function createDownloads({ client, store, random = Math.random }: DownloadDeps): Downloads {
  const stopped = new AbortController();
  const inSlot = createSlots(atOnce);
  const jobs = new Map<string, Job>();
  const missing = new Set<string>();
  const listeners = new Map<string, Set<() => void>>();
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arrived = (sha256: string) => {
    missing.delete(sha256);
    for (const listener of [...(listeners.get(sha256) ?? [])]) listener();
  };

  const download = async (sha256: string): Promise<Blob | null> => {
    const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(timeout)]);
    const answer = await client.open(`/api/photos/${sha256}`, signal);
    const blob = answer.ok ? await answer.value.blob().catch(() => null) : null;
    return blob && (await sha256OfBlob(blob)) === sha256 ? blob : null;
  };

  const fetchIt = async (sha256: string): Promise<Blob | null> => {
    const blob = await download(sha256);
    if (blob) {
      // Where the disk is full, the photo is shown all the same.
      await store.write(sha256, blob).catch(() => undefined);
      arrived(sha256);
    } else {
      missing.add(sha256);
      schedule();
    }
    return blob;
  };

  const begin = (sha256: string): Job => {
    // In a later turn, when its first reader is counted.
    const done = Promise.resolve().then(() =>
      inSlot(async () => {
        const isWanted = job.readers > 0 && !stopped.signal.aborted;
        if (!isWanted) jobs.delete(sha256);
        return isWanted ? fetchIt(sha256) : null;
      }),
    );
    const forget = () => {
      if (jobs.get(sha256) === job) jobs.delete(sha256);
    };
    const job: Job = { readers: 0, done: done.finally(forget) };
    jobs.set(sha256, job);
    return job;
  };

  const follow = async (sha256: string, signal: AbortSignal | undefined): Promise<Blob | null> => {
    const job = jobs.get(sha256) ?? begin(sha256);
    job.readers += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        job.readers -= 1;
        resolve(null);
      };
      signal?.addEventListener('abort', leave, { once: true });
      void job.done.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  };

  const read = async (sha256: string, signal?: AbortSignal): Promise<Blob | null> => {
    const here = await store.read(sha256);
    if (here || signal?.aborted || stopped.signal.aborted) return here;
    return missing.has(sha256) ? null : follow(sha256, signal);
  };

  const look = async () => {
    timer = undefined;
    looks += 1;
    const waitedFor = [...missing].filter((sha256) => listeners.has(sha256));
    missing.clear();
    await Promise.all(
      waitedFor.map(async (sha256) =>
        (await store.read(sha256)) ? arrived(sha256) : follow(sha256, undefined),
      ),
    );
  };

  function schedule(pause = Math.min(longestPause, firstPause * 2 ** looks) * (0.5 + random())): void {
    if (stopped.signal.aborted) return;
    timer ??= setTimeout(() => void look(), pause);
  }

  return {
    read,
    arrived,
    onArrival: (sha256, listener) => {
      const own = listeners.get(sha256) ?? new Set();
      listeners.set(sha256, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(sha256) === own) listeners.delete(sha256);
      };
    },
    lookSoon: () => {
      if (missing.size === 0) return;
      looks = 0;
      clearTimeout(timer);
      timer = undefined;
      schedule(soon);
    },
    stop: () => {
      stopped.abort();
      clearTimeout(timer);
    },
  };
}

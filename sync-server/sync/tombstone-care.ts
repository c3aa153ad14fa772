import type { Store } from '../store/store.ts';

type Deps = {
  readonly store: Pick<Store, 'companyIds' | 'transaction'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

const day = 24 * 60 * 60_000;

/** So long a removed record can be restored, and a computer that was away hears of it (S11). Milliseconds. */
const keepRemoved = 180 * day;

/** Removes for good what has been removed for so long. Answers how many records it were. */
export async function purgeRemoved({ store, now }: Deps): Promise<number> {
  const before = new Date(now() - keepRemoved).toISOString();
  let purged = 0;
  for (const companyId of await store.companyIds())
    purged += await store.transaction(companyId, (tx) => tx.purgeRemoved(before));
  return purged;
}

export type TombstoneCare = {
  readonly start: () => void;
  /** Resolves once nothing is being purged. */
  readonly stop: () => Promise<void>;
};

/** Purges at the start and once a day. */
export function createTombstoneCare(
  deps: Deps,
  failed: (error: unknown) => void = (error) => console.error('removed records could not be purged', error),
): TombstoneCare {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const run = () => {
    running = running.then(() => purgeRemoved(deps)).catch(failed);
  };
  return {
    start: () => {
      run();
      timer = setInterval(run, day).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

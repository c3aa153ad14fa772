import { createDailyCare, type DailyCare, day } from '../daily-care.ts';
import type { Store } from '../store/store.ts';

type Deps = {
  readonly store: Pick<Store, 'companyIds' | 'transaction'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

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

/** Purges at the start and once a day. */
export const createTombstoneCare = (deps: Deps, failed: (error: unknown) => void): DailyCare =>
  createDailyCare(() => purgeRemoved(deps), failed);

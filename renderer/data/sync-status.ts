import type { LocalCollections } from './database.ts';
import type { Trouble } from './server-client.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** What the last tries say; `at` values are instants in UTC. Shared by all windows through the `notes`. */
export type SyncNote = {
  readonly lastSuccess: string | null;
  readonly trouble: Pick<Trouble, 'reason' | 'message' | 'code'> | null;
};

export type SyncStatus = {
  readonly succeeded: () => void;
  readonly troubled: (trouble: Trouble) => void;
};

export const syncNoteId = 'sync';

/** Successes are noted at most this often, in milliseconds; a change between good and bad at once. */
const noteEvery = 5_000;

/** Keeps the note about sync true without a write for each request. */
export function createSyncStatus(
  { notes }: Pick<LocalCollections, 'notes'>,
  around: Partial<Surroundings> = {},
): SyncStatus {
  const { now, elapsed } = surroundingsWith(around);
  let wroteAt = Number.NEGATIVE_INFINITY;
  let troubled: string | null = 'unknown';
  let queue: Promise<unknown> = Promise.resolve();

  const write = (patch: (note: SyncNote) => SyncNote) => {
    wroteAt = elapsed();
    queue = queue.then(async () => {
      if (notes.database.closed) return;
      const before = (await notes.findOne(syncNoteId).exec())?.toJSON().value as SyncNote | undefined;
      const value = patch(before ?? { lastSuccess: null, trouble: null });
      await notes.incrementalUpsert({ id: syncNoteId, value });
    });
    queue = queue.catch(() => undefined);
  };

  return {
    succeeded: () => {
      if (troubled === null && elapsed() - wroteAt < noteEvery) return;
      troubled = null;
      const lastSuccess = new Date(now()).toISOString();
      write(() => ({ lastSuccess, trouble: null }));
    },
    troubled: ({ reason, message, code }) => {
      const what = `${reason} ${code}`;
      if (troubled === what) return;
      troubled = what;
      write((note) => ({ ...note, trouble: { reason, message, ...(code ? { code } : {}) } }));
    },
  };
}

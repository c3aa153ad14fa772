import type { LocalCollections } from './database.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/**
 * Something about sync that nobody has to decide and everybody may know: records were brought back after a restore
 * (S12), a collection was compared and fetched anew (S22), a record is not as this version knows it.
 */
export type SyncEvent = {
  /** An instant in UTC. */
  readonly at: string;
  readonly kind: 'broughtBack' | 'fetchedAnew' | 'stillDiffers' | 'unreadable';
  readonly collection: string;
  readonly count: number;
  /** What it is about, for whoever looks into it. */
  readonly ids: readonly string[];
};

export type SyncReport = (event: Pick<SyncEvent, 'kind' | 'collection'> & { ids: readonly string[] }) => void;

export const syncReportId = 'sync-report';

const mostEvents = 20;
const mostIds = 50;

/** Keeps the newest events in the notes, where every window shows them, and says them in the log. */
export function createSyncReport(
  { notes }: Pick<LocalCollections, 'notes'>,
  around: Partial<Surroundings> = {},
): SyncReport {
  const { now } = surroundingsWith(around);
  let queue: Promise<unknown> = Promise.resolve();
  return ({ kind, collection, ids }) => {
    const at = new Date(now()).toISOString();
    const event: SyncEvent = { at, kind, collection, count: ids.length, ids: ids.slice(0, mostIds) };
    console.warn('sync', event);
    queue = queue
      .then(async () => {
        if (notes.database.closed) return;
        const note = (await notes.findOne(syncReportId).exec())?.toJSON().value;
        const events = ((note?.events ?? []) as readonly SyncEvent[]).slice(0, mostEvents - 1);
        await notes.incrementalUpsert({ id: syncReportId, value: { events: [event, ...events] } });
      })
      .catch(() => undefined);
  };
}

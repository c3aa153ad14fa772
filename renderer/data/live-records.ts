import type { RxStorageChangeEvent } from 'rxdb';
import type { RecordCollection, StoredRecord } from './database.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/**
 * All records of a collection in memory, kept current from the change stream. Filtering and sorting happen on
 * these: 10,000 profiles need no query. `all()` returns the same array until a change is announced.
 */
export type LiveRecords<T> = {
  readonly all: () => readonly T[];
  readonly get: (id: string) => T | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** Announces at once what waits for its pause. */
  readonly catchUp: () => void;
  readonly close: () => void;
};

/** So many changes in one write come from the server, or from an import: nobody waits for each. */
const many = 50;
/** So long the next many wait after the last, in milliseconds: a share of what it takes to sort and draw all. */
const pauseFor = (records: number) => Math.min(2_000, 250 + records / 25);

/**
 * Loads the collection and follows it. Changes that arrive in one turn are announced once; a few of them at once, many
 * after a pause, or whoever sorts all the records would do little else while they pour in.
 */
export async function followRecords<T extends { id: string }>(
  collection: RecordCollection,
  around: Partial<Surroundings> = {},
): Promise<LiveRecords<T>> {
  const { elapsed, later } = surroundingsWith(around);
  const byId = new Map<string, T>();
  const listeners = new Set<() => void>();
  let snapshot: readonly T[] | null = null;
  let announced = false;
  let loaded = false;
  let nextAt = 0;
  let cancel: (() => void) | null = null;
  const early: RxStorageChangeEvent<StoredRecord>[] = [];

  const announce = () => {
    cancel?.();
    cancel = null;
    nextAt = elapsed() + pauseFor(byId.size);
    snapshot = null;
    if (announced) return;
    announced = true;
    queueMicrotask(() => {
      announced = false;
      for (const listener of listeners) listener();
    });
  };
  const apply = (event: RxStorageChangeEvent<StoredRecord>) => {
    if (event.operation === 'DELETE') byId.delete(event.documentId);
    else byId.set(event.documentId, plain<T>(event.documentData));
  };

  const subscription = collection.eventBulks$.subscribe(({ events }) => {
    if (!loaded) {
      early.push(...events);
      return;
    }
    for (const event of events) apply(event);
    const wait = events.length < many ? 0 : nextAt - elapsed();
    if (wait <= 0) announce();
    else cancel ??= later(announce, wait);
  });
  for (const document of await collection.find().exec())
    byId.set(document.primary, plain<T>(document.toJSON()));
  for (const event of early) apply(event);
  loaded = true;

  return {
    all: () => (snapshot ??= [...byId.values()]),
    get: (id) => byId.get(id),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    catchUp: () => {
      if (cancel) announce();
    },
    close: () => {
      cancel?.();
      subscription.unsubscribe();
    },
  };
}

/** The record's own fields, without what the store keeps about it. */
function plain<T>(data: object): T {
  const { _deleted, _meta, _rev, _attachments, ...fields } = data as Record<string, unknown>;
  return fields as T;
}

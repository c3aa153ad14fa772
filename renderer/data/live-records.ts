import type { RxStorageChangeEvent } from 'rxdb';
import type { RecordCollection, StoredRecord } from './database.ts';

/**
 * All records of a collection in memory, kept current from the change stream. Filtering and sorting happen on
 * these: 10,000 profiles need no query. `all()` returns the same array until something changes.
 */
export type LiveRecords<T> = {
  readonly all: () => readonly T[];
  readonly get: (id: string) => T | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => void;
};

/** Loads the collection and follows it. Changes that arrive in one turn are announced once. */
export async function followRecords<T extends { id: string }>(
  collection: RecordCollection,
): Promise<LiveRecords<T>> {
  const byId = new Map<string, T>();
  const listeners = new Set<() => void>();
  let snapshot: readonly T[] | null = null;
  let announced = false;
  let loaded = false;
  const early: RxStorageChangeEvent<StoredRecord>[] = [];

  const announce = () => {
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
    announce();
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
    close: () => subscription.unsubscribe(),
  };
}

/** The record's own fields, without what the store keeps about it. */
function plain<T>(data: object): T {
  const { _deleted, _meta, _rev, _attachments, ...fields } = data as Record<string, unknown>;
  return fields as T;
}

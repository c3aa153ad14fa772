import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Storage } from '#renderer/data/storage.ts';

/** The power of one computer: it can be told to go out, at once or after so many more writes. */
export type Power = {
  isOn: boolean;
  /** Writes that still succeed; null where nothing is planned. */
  writesLeft: number | null;
};

/** A record as it was on the disk and as it is there now. */
export type WriteRow = { readonly previous?: AnyRecord; readonly document: AnyRecord };

export type Writer = 'person' | 'replication';

/** RxDB says for what it writes. */
const writerOf = (context: string): Writer => (context.startsWith('replication') ? 'replication' : 'person');

/**
 * A storage that outlasts its database, as a disk does, and that takes no more writes once the power is out. A write
 * is taken whole or not at all, as a transaction of IndexedDB is. `written` is told what is on the disk, and whether
 * somebody typed it or replication brought it.
 */
export function poweredStorage(
  power: Power,
  written: (collection: string, rows: readonly WriteRow[], by: Writer) => void,
): Storage {
  const memory = getRxStorageMemory();
  const hasPower = () => {
    if (power.writesLeft !== null) {
      if (power.writesLeft === 0) power.isOn = false;
      power.writesLeft -= 1;
    }
    return power.isOn;
  };
  return {
    ...memory,
    createStorageInstance: async (parameters: Parameters<typeof memory.createStorageInstance>[0]) => {
      const instance = await memory.createStorageInstance(parameters);
      return new Proxy(instance, {
        get: (target, key) => {
          const value: unknown = Reflect.get(target, key);
          if (typeof value !== 'function') return value;
          if (key !== 'bulkWrite') return value.bind(target);
          // What still runs after the power went is a ghost: it reaches neither the disk nor the network.
          return async (rows: readonly WriteRow[], context: string) => {
            if (!hasPower()) return { error: [] };
            const result = (await value.call(target, rows, context)) as { error: { documentId: string }[] };
            const failed = new Set(result.error.map(({ documentId }) => documentId));
            const done = rows.filter(({ document }) => !failed.has(String(document.id)));
            written(parameters.collectionName, done, writerOf(context));
            return result;
          };
        },
      });
    },
  } as unknown as Storage;
}

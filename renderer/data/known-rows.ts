import type { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

type OnCreate = NonNullable<NonNullable<Parameters<typeof getRxStorageDexie>[0]>['onCreate']>;
type Database = Parameters<OnCreate>[0];
type Table = ReturnType<Database['core']['table']>;
type Read = Parameters<Table['getMany']>[0];
type Write = Parameters<Table['mutate']>[0];
type Key = unknown;

/** Where RxDB's Dexie storage keeps the documents of a collection. */
const documents = 'docs';

/** To count all rows costs as much as to ask for some of them. */
const fewest = 50;

/** Any key, by the number that Dexie has for it. */
const anyKey = { type: 3 } as const;

/**
 * Spares a first sync the question after each record that can't be there: two in three of its requests to the disk.
 * Whoever filled a table from its beginning knows all that is in it, as long as it has just as many rows.
 *
 * That is counted anew within the very transaction that asks, so that it is as true as if the rows had been read: only
 * keys of writes that are on the disk are known, rows are replaced and never taken out, and one row of another window,
 * or of an earlier start, makes another number. From then on all is read.
 */
export function knowRows(database: Database): void {
  database.use({
    stack: 'dbcore',
    name: 'known-rows',
    create: (core) => {
      const known = { keys: new Set<Key>() as Set<Key> | null };
      return {
        ...core,
        table: (name) => (name === documents ? knownTable(core.table(name), known) : core.table(name)),
      };
    },
  });
}

/** `keys` is null where there may be others. */
type Known = { keys: Set<Key> | null };

function knownTable(table: Table, known: Known): Table {
  const { primaryKey } = table.schema;

  // With `then`, since Dexie follows its transactions through its own promises.
  const getMany = (asked: Read): Promise<unknown[]> => {
    if (!known.keys || asked.keys.length < fewest) return table.getMany(asked);
    const all = { index: primaryKey, range: anyKey as never };
    return table.count({ trans: asked.trans, query: all }).then((rows) => {
      if (rows !== known.keys?.size) known.keys = null;
      return known.keys ? getKnown(asked, known.keys) : table.getMany(asked);
    });
  };

  const getKnown = (asked: Read, keys: ReadonlySet<Key>): Promise<unknown[]> | unknown[] => {
    const there = asked.keys.filter((key) => keys.has(key));
    if (there.length === 0) return asked.keys.map(() => undefined);
    return table.getMany({ ...asked, keys: there }).then((found) => {
      const rows = new Map(there.map((key, index) => [key, found[index]]));
      return asked.keys.map((key) => rows.get(key));
    });
  };

  const mutate = (write: Write) => {
    if (write.type === 'put' || write.type === 'add') learn(write);
    else known.keys = null;
    return table.mutate(write);
  };

  const learn = ({ trans, values }: Write & { readonly values: readonly unknown[] }) => {
    if (!known.keys) return;
    const written = values.map((value) => primaryKey.extractKey?.(value) as Key);
    (trans as unknown as IDBTransaction).addEventListener('complete', () => {
      for (const key of written) known.keys?.add(key);
    });
  };

  return { ...table, getMany, mutate };
}

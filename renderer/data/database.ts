import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxConflictHandler,
  type RxDatabase,
} from 'rxdb';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import type { Fields, RecordOf } from '#domain/record/field.ts';
import { migrations, storageSchema } from '#domain/record/storage.ts';
import { same } from '#domain/record/value.ts';
import { type CollectionName, type Collections, collections } from '#domain/sync/collections.ts';
import { isBehind } from '#domain/sync/lineage.ts';
import { localFields } from './local-fields.ts';
import type { Storage } from './storage.ts';

addRxPlugin(RxDBMigrationSchemaPlugin);
addRxPlugin(RxDBLeaderElectionPlugin);

/** A record as it lies in a collection, whatever its fields. */
export type StoredRecord = { id: string; [name: string]: unknown };
export type RecordCollection = RxCollection<StoredRecord>;

type Local<F> = RxCollection<RecordOf<F> & { id: string }>;
export type LocalCollections = {
  [Name in keyof typeof localFields]: Local<(typeof localFields)[Name]>;
};

/** What a person's database holds: the replicated collections by name, and what stays on this computer. */
export type AppDatabase = {
  readonly rx: RxDatabase;
  readonly synced: Readonly<Record<CollectionName, RecordCollection>>;
  readonly local: LocalCollections;
};

/** RxDB's own name for its question whether what was pulled would change anything here. */
const wouldPullChange = 'downstream-check-if-equal-1';

/** The server has merged before it answers (S2), so its word is the resolution; a word from before (S8) is none. */
const serverDecides: RxConflictHandler<StoredRecord> = {
  isEqual: (a, b, context) =>
    same(settledState(a), settledState(b)) || (context === wouldPullChange && isBehind(a, b)),
  resolve: async ({ realMasterState }) => realMasterState,
};

function settledState(record: StoredRecord & { _deleted?: boolean }): object {
  const { _deleted, ...rest } = record;
  return _deleted ? { ...rest, _deleted } : rest;
}

/** Keys of local records are longer than record ids, since they name a form or a collection too. */
const localKeyLength = 200;

const creator = (fields: Fields, keyLength?: number) => {
  const schema = storageSchema(fields);
  const id = { type: 'string', maxLength: keyLength ?? schema.properties.id?.maxLength };
  return {
    schema: { ...schema, properties: { ...schema.properties, id } },
    migrationStrategies: migrations(fields),
    conflictHandler: serverDecides,
  };
};

export type OpenOptions = {
  /** One database for each person, company and server: a queue never meets another person's session (S20). */
  readonly name: string;
  readonly storage: Storage;
  /** True where several windows share the database: the browser edition. */
  readonly multiInstance: boolean;
  readonly collections?: Collections;
  /** The local collections that are opened; all of them unless said otherwise. */
  readonly local?: readonly (keyof LocalCollections)[];
};

/** Opens, or makes, the database of one person. Throws when the local store cannot be opened. */
export async function openDatabase(options: OpenOptions): Promise<AppDatabase> {
  const synced: Collections = options.collections ?? collections;
  const localNames = options.local ?? (Object.keys(localFields) as (keyof LocalCollections)[]);
  const rx = await createRxDatabase({
    name: options.name,
    storage: options.storage,
    multiInstance: options.multiInstance,
    eventReduce: true,
    closeDuplicates: false,
  });
  const creators = [
    ...Object.entries(synced).map(([name, { fields }]) => [name, creator(fields)] as const),
    ...localNames.map((name) => [name, creator(localFields[name], localKeyLength)] as const),
  ];
  const adding = rx.addCollections(Object.fromEntries(creators) as never);
  const opened: Record<string, unknown> = await adding.catch(async (error: unknown) => {
    await rx.close();
    throw error;
  });
  return {
    rx,
    synced: pick(opened, Object.keys(synced)) as AppDatabase['synced'],
    local: pick(opened, localNames) as LocalCollections,
  };
}

const pick = (from: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

/** A database name made of what must not mix: server, company and person. */
export async function databaseName(
  serverAddress: string,
  companyId: string,
  userId: string,
): Promise<string> {
  const bytes = new TextEncoder().encode([serverAddress, companyId, userId].join('\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `fieldroster-${hex}`;
}

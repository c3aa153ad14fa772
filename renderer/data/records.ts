import type { AnyRecord } from '#domain/record/field.ts';
import { type Edit, longestChain } from '#domain/record/own-fields.ts';
import { compact, withFieldValue } from '#domain/record/value.ts';
import type { CollectionName } from '#domain/sync/collections.ts';
import type { AppDatabase, StoredRecord } from './database.ts';
import type { Outbox } from './outbox.ts';
import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** Whoever is at this computer: every edit says so (S7). */
export type Author = { readonly userId: string; readonly device: string };

/** A value by the name of its field; null unsets it. */
export type Changes = Readonly<Record<string, unknown>>;

/** The edit that a person makes now on a record whose latest edit is `previous`. */
export function nextEdit(
  author: Author,
  previous: Edit | null | undefined,
  around: Partial<Surroundings> = {},
): Edit {
  const { now, newId } = surroundingsWith(around);
  const after = previous ? [previous.id, ...(previous.after ?? [])].slice(0, longestChain) : [];
  const edit = { id: newId(), by: author.userId, at: new Date(now()).toISOString(), device: author.device };
  return after.length > 0 ? { ...edit, after } : edit;
}

export type RecordWriter = {
  /** Adds a record; its id is made here where `values` has none. Resolves when it is on the disk (S17). */
  readonly add: (collection: CollectionName, values: AnyRecord) => Promise<string>;
  /** Adds records in one write. Where it throws, some of them may have been added. */
  readonly addAll: (collection: CollectionName, records: readonly AnyRecord[]) => Promise<string[]>;
  /** Changes the named fields of a record and leaves every other as it is at that moment. */
  readonly change: (collection: CollectionName, id: string, changes: Changes) => Promise<void>;
  /** Removes a record that was made by mistake (S11). It stays where `restore` finds it. */
  readonly remove: (collection: CollectionName, id: string) => Promise<void>;
  /** Brings a removed record back, with what others typed into it meanwhile. */
  readonly restore: (collection: CollectionName, id: string) => Promise<Restored>;
};

export type Restored =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown' | 'notRemoved' };

/** Writes records with their edit, and tells the outbox before, so that no edit is ever uncounted. */
export function createRecordWriter(
  database: AppDatabase,
  outbox: Outbox,
  author: Author,
  around: Partial<Surroundings> = {},
): RecordWriter {
  const { newId } = surroundingsWith(around);
  const addAll: RecordWriter['addAll'] = async (collection, records) => {
    const added = records.map((values) => ({
      ...values,
      id: typeof values.id === 'string' ? values.id : newId(),
      edit: nextEdit(author, null, around),
    }));
    await Promise.all(added.map(({ id, edit }) => outbox.expect(collection, id, edit)));
    const rows = added.map((record) => compact(record) as StoredRecord);
    const { error } = await database.synced[collection].bulkInsert(rows);
    if (error[0]) throw new Error(`${error[0].documentId} could not be added`, { cause: error[0] });
    return added.map(({ id }) => id);
  };
  return {
    add: async (collection, values) => {
      const [id] = await addAll(collection, [values]);
      return id as string;
    },
    addAll,
    change: async (collection, id, changes) => {
      const document = await database.synced[collection].findOne(id).exec(true);
      await document.incrementalModify(async (data) => {
        const edit = nextEdit(author, data.edit as Edit | null | undefined, around);
        await outbox.expect(collection, id, edit);
        return changed(data, changes, edit);
      });
    },
    remove: async (collection, id) => {
      const document = await database.synced[collection].findOne(id).exec(true);
      await document.incrementalModify(async (data) => {
        const edit = nextEdit(author, data.edit as Edit | null | undefined, around);
        await outbox.expect(collection, id, edit);
        return { ...data, edit, _deleted: true };
      });
    },
    restore: async (collection, id) => {
      const synced = database.synced[collection];
      const [found] = await synced.storageInstance.findDocumentsById([id], true);
      if (!found) return { ok: false, reason: 'unknown' };
      if (!found._deleted) return { ok: false, reason: 'notRemoved' };
      const { _deleted, _meta, _rev, _attachments, ...content } = found;
      const edit = nextEdit(author, found.edit as Edit | null | undefined, around);
      await outbox.expect(collection, id, edit);
      await synced.insert({ ...content, edit });
      return { ok: true };
    },
  };
}

function changed(data: StoredRecord, changes: Changes, edit: Edit): StoredRecord {
  let record: AnyRecord = data;
  for (const [name, value] of Object.entries(changes)) record = withFieldValue(record, name, value);
  return { ...record, id: data.id, edit };
}

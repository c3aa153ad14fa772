import type { Edit } from '#domain/record/own-fields.ts';
import type { AppDatabase, LocalCollections, RecordCollection } from './database.ts';
import { gather } from './gather.ts';

/** One record that waits for the server, or is looked at again after it went. */
export type OutboxEntry = {
  readonly id: string;
  readonly collectionName: string;
  readonly recordId: string;
  readonly editId: string;
  readonly at: string;
  readonly state: 'waiting' | 'recheck';
};

/**
 * What is on its way, kept on the disk: an edit is `waiting` from before it is written until the server answered
 * to it, and `recheck` until server and this computer are seen to be equal (S21).
 */
export type Outbox = {
  readonly expect: (collection: string, recordId: string, edit: Edit) => Promise<void>;
  /** The server answered to that edit. A later edit of the same record goes on waiting. */
  readonly answered: (collection: string, recordId: string, edit: Pick<Edit, 'id' | 'at'>) => Promise<void>;
  readonly settled: (collection: string, recordId: string) => Promise<void>;
  readonly rechecks: (collection: string, most: number) => Promise<string[]>;
  readonly waiting: () => Promise<OutboxEntry[]>;
  /** These are to be looked at again; one that waits will be anyway. */
  readonly lookAgain: (collection: string, recordIds: readonly string[], at: string) => Promise<void>;
};

const key = (collectionName: string, recordId: string) => `${collectionName}|${recordId}`;

export function createOutbox({ outbox }: Pick<LocalCollections, 'outbox'>): Outbox {
  const find = async (state: OutboxEntry['state'], collectionName?: string) => {
    const all = await outbox.find().exec();
    const entries = all.map((document) => document.toJSON() as OutboxEntry);
    return entries.filter(
      (entry) => entry.state === state && (!collectionName || entry.collectionName === collectionName),
    );
  };
  const put = gather<OutboxEntry>(async (entries) => {
    const { error } = await outbox.bulkUpsert([...entries]);
    if (error[0]) throw new Error('The outbox could not be written', { cause: error[0] });
  });
  return {
    expect: (collectionName, recordId, edit) => {
      const id = key(collectionName, recordId);
      return put(id, { id, collectionName, recordId, editId: edit.id, at: edit.at, state: 'waiting' });
    },
    answered: async (collectionName, recordId, edit) => {
      const id = key(collectionName, recordId);
      const document = await outbox.findOne(id).exec();
      if (document)
        await document.incrementalModify((data) =>
          data.editId === edit.id ? { ...data, state: 'recheck' as const } : data,
        );
      // A row may be pushed again after a crash, when nothing is known of it any more.
      else await put(id, { id, collectionName, recordId, editId: edit.id, at: edit.at, state: 'recheck' });
    },
    settled: async (collection, recordId) => {
      const document = await outbox.findOne(key(collection, recordId)).exec();
      if (document?.get('state') === 'recheck') await document.incrementalRemove();
    },
    rechecks: async (collection, most) =>
      (await find('recheck', collection)).slice(0, most).map(({ recordId }) => recordId),
    waiting: () => find('waiting'),
    lookAgain: async (collectionName, recordIds, at) => {
      const fresh = { collectionName, editId: '', at, state: 'recheck' as const };
      // What is there already stays as it is.
      await outbox.bulkInsert(
        recordIds.map((recordId) => ({ ...fresh, id: key(collectionName, recordId), recordId })),
      );
    },
  };
}

/**
 * After a start: an edit that was announced and then never written (the program was killed in between) waits for
 * nothing. It is looked at again rather than forgotten.
 */
export async function reconcileOutbox(database: AppDatabase, outbox: Outbox): Promise<void> {
  for (const { collectionName, recordId, editId, at } of await outbox.waiting()) {
    const synced = database.synced as Readonly<Record<string, RecordCollection>>;
    const record = await synced[collectionName]?.findOne(recordId).exec();
    const edit = record?.toJSON().edit as Edit | null | undefined;
    if (edit?.id !== editId) await outbox.answered(collectionName, recordId, { id: editId, at });
  }
}

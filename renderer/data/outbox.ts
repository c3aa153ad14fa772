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
  readonly answered: (collection: string, recordId: string, editId: string) => Promise<void>;
  readonly settled: (collection: string, recordId: string) => Promise<void>;
  readonly rechecks: (collection: string, most: number) => Promise<string[]>;
  readonly waiting: () => Promise<OutboxEntry[]>;
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
    answered: async (collection, recordId, editId) => {
      const document = await outbox.findOne(key(collection, recordId)).exec();
      await document?.incrementalModify((data) =>
        data.editId === editId ? { ...data, state: 'recheck' as const } : data,
      );
    },
    settled: async (collection, recordId) => {
      const document = await outbox.findOne(key(collection, recordId)).exec();
      if (document?.get('state') === 'recheck') await document.incrementalRemove();
    },
    rechecks: async (collection, most) =>
      (await find('recheck', collection)).slice(0, most).map(({ recordId }) => recordId),
    waiting: () => find('waiting'),
  };
}

/**
 * After a start: an edit that was announced and then never written (the program was killed in between) waits for
 * nothing. It is looked at again rather than forgotten.
 */
export async function reconcileOutbox(database: AppDatabase, outbox: Outbox): Promise<void> {
  for (const { collectionName, recordId, editId } of await outbox.waiting()) {
    const synced = database.synced as Readonly<Record<string, RecordCollection>>;
    const record = await synced[collectionName]?.findOne(recordId).exec();
    const edit = record?.toJSON().edit as Edit | null | undefined;
    if (edit?.id !== editId) await outbox.answered(collectionName, recordId, editId);
  }
}

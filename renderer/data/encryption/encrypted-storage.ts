import type {
  BulkWriteRow,
  EventBulk,
  RxDocumentData,
  RxStorageChangeEvent,
  RxStorageInstance,
  RxStorageInstanceCreationParams,
  RxStorageWriteError,
} from 'rxdb';
import { map } from 'rxjs';
import type { Storage } from '../storage.ts';
import type { DatabaseKey } from './database-key.ts';
import { createDocumentSeal, type DocumentSeal } from './document-seal.ts';
import { type PassedBy, sealTheRest } from './seal-the-rest.ts';
import { sealedProperties } from './sealed-fields.ts';

/**
 * A storage that encrypts what the declarations of the fields mark as sealed. Everything above it, queries in
 * memory and the replication included, sees plain records; queries on sealed fields don't exist. With a null key it
 * writes in the clear, and throws UnreadableData where it meets something sealed.
 */
export const encryptedStorage = (storage: Storage, key: DatabaseKey | null, passedBy: PassedBy): Storage => ({
  ...storage,
  async createStorageInstance<Doc>(params: RxStorageInstanceCreationParams<Doc, unknown>) {
    // Another window's events come without what was written here, and would have to be opened in turn.
    if (params.multiInstance) throw new Error('Encrypted storage is for one window');
    const inner = await storage.createStorageInstance<Doc>(params);
    const names = sealedProperties(params.collectionName, params.schema.properties);
    if (names.length === 0) return inner;
    const seal = createDocumentSeal<Doc>(key, params.collectionName, names);
    if (key !== null) await sealTheRest(inner, seal, passedBy);
    return sealedInstance(inner, seal);
  },
});

function sealedInstance<Doc>(
  inner: RxStorageInstance<Doc, unknown, unknown>,
  seal: DocumentSeal<Doc>,
): RxStorageInstance<Doc, unknown, unknown> {
  const opened = (documents: readonly RxDocumentData<Doc>[]) => Promise.all(documents.map(seal.open));
  const { getChangedDocumentsSince } = inner;
  return {
    databaseName: inner.databaseName,
    collectionName: inner.collectionName,
    internals: inner.internals,
    options: inner.options,
    schema: inner.schema,
    async bulkWrite(rows, context) {
      const { error } = await inner.bulkWrite(await Promise.all(rows.map(sealedRow)), context);
      return { error: await Promise.all(error.map(openedError)) };
    },
    findDocumentsById: async (ids, withDeleted) => opened(await inner.findDocumentsById(ids, withDeleted)),
    query: async (query) => ({ documents: await opened((await inner.query(query)).documents) }),
    count: (query) => inner.count(query),
    getAttachmentData: (...asked) => inner.getAttachmentData(...asked),
    ...(getChangedDocumentsSince && {
      getChangedDocumentsSince: async (limit, checkpoint) => {
        const found = await getChangedDocumentsSince.call(inner, limit, checkpoint);
        return { ...found, documents: await opened(found.documents) };
      },
    }),
    changeStream: () => inner.changeStream().pipe(map(knownEvents)),
    cleanup: (age) => inner.cleanup(age),
    close: () => inner.close(),
    remove: () => inner.remove(),
  };

  // The earlier state is compared by its revision and goes into the event; it is not stored.
  async function sealedRow(row: BulkWriteRow<Doc>): Promise<BulkWriteRow<Doc>> {
    return { ...row, document: await seal.close(row.document as RxDocumentData<Doc>) };
  }

  async function openedError(error: RxStorageWriteError<Doc>): Promise<RxStorageWriteError<Doc>> {
    const row = error.writeRow;
    const writeRow = { ...row, document: await seal.open(row.document as RxDocumentData<Doc>) };
    return 'documentInDb' in error
      ? { ...error, writeRow, documentInDb: await seal.open(error.documentInDb) }
      : { ...error, writeRow };
  }

  // At once and without a promise, so that events keep their order and come before their write resolves.
  function knownEvents<C>(bulk: EventBulk<RxStorageChangeEvent<Doc>, C>) {
    const events = bulk.events.map((event) => ({ ...event, documentData: seal.known(event.documentData) }));
    return { ...bulk, events };
  }
}

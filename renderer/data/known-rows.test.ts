import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { fillWithDefaultSettings, type RxStorageInstance } from 'rxdb';
import { afterEach, expect, test, vi } from 'vitest';
import { createStorage } from './storage.ts';

type Doc = { id: string; memo: string };

const schema = fillWithDefaultSettings<Doc>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 40 }, memo: { type: 'string' } },
});

const opened: RxStorageInstance<Doc, unknown, unknown>[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const instance of opened.splice(0)) await instance.close();
});

async function openCollection(databaseName: string = randomUUID()) {
  const instance = await createStorage().createStorageInstance<Doc>({
    databaseName,
    collectionName: 'records',
    databaseInstanceToken: randomUUID(),
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
  opened.push(instance);
  return instance;
}

const idsFrom = (from: number, count = 60) =>
  Array.from({ length: count }, (_, index) => `r-${from + index}`);

const stored = (id: string, more: object = {}) => ({
  id,
  memo: 'from the server',
  _deleted: false,
  _rev: '1-a',
  _meta: { lwt: 1 },
  _attachments: {},
  ...more,
});

type Written = ReturnType<typeof stored>;

const write = (instance: RxStorageInstance<Doc, unknown, unknown>, documents: readonly Written[]) =>
  instance.bulkWrite(
    documents.map((document) => ({ document })),
    'test',
  );

/** As a window of the same browser does, of whose connection this one knows nothing. */
async function otherWindow(
  { databaseName }: { readonly databaseName: string },
  documents: readonly object[],
) {
  const name = (await indexedDB.databases()).find((each) => each.name?.includes(databaseName))?.name ?? '';
  const connection = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = connection.transaction('docs', 'readwrite');
  for (const document of documents) writing.objectStore('docs').put({ ...document, _deleted: '0' });
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  connection.close();
}

const watchReads = () => vi.spyOn(IDBObjectStore.prototype, 'get');

const found = async (instance: RxStorageInstance<Doc, unknown, unknown>, ids: readonly string[]) =>
  (await instance.findDocumentsById([...ids], true)).map(({ id }) => id);

test('what a collection cannot hold is not asked for, and what it holds is found', async () => {
  const collection = await openCollection();
  const reads = watchReads();
  for (const from of [0, 60]) {
    expect(await found(collection, idsFrom(from))).toEqual([]);
    expect(
      (
        await write(
          collection,
          idsFrom(from).map((id) => stored(id)),
        )
      ).error,
    ).toEqual([]);
  }
  expect(reads).not.toHaveBeenCalled();
  expect(await found(collection, idsFrom(110))).toEqual(idsFrom(110, 10));
  expect(reads).toHaveBeenCalledTimes(10);
});

test('[S8] what another window has written meanwhile is found, and never written over', async () => {
  const collection = await openCollection();
  await write(
    collection,
    idsFrom(0).map((id) => stored(id)),
  );
  await otherWindow(collection, [stored('r-70', { memo: 'typed there', _rev: '1-b' })]);
  const { error } = await write(
    collection,
    idsFrom(60).map((id) => stored(id)),
  );
  expect(error).toMatchObject([{ status: 409, documentId: 'r-70', documentInDb: { memo: 'typed there' } }]);
  const rows = await collection.findDocumentsById(idsFrom(60), true);
  expect(rows).toHaveLength(60);
  expect(rows.find(({ id }) => id === 'r-70')?.memo).toBe('typed there');
});

test('an edit of another window is read as it stands', async () => {
  const collection = await openCollection();
  await write(
    collection,
    idsFrom(0).map((id) => stored(id)),
  );
  await otherWindow(collection, [stored('r-7', { memo: 'typed there', _rev: '2-b' })]);
  const rows = await collection.findDocumentsById(idsFrom(0, 120), true);
  expect(rows.find(({ id }) => id === 'r-7')?.memo).toBe('typed there');
});

test('a collection that began with something in it is read', async () => {
  const first = await openCollection();
  await write(first, [stored('r-3')]);
  await first.close();
  opened.length = 0;
  const again = await openCollection(first.databaseName);
  expect(await found(again, idsFrom(0))).toEqual(['r-3']);
});

test('a write that failed is not known, however many rows another window adds', async () => {
  const collection = await openCollection();
  const unwritable = stored('r-59', { memo: () => 'no value that can be stored' });
  const rows = [...idsFrom(0, 59).map((id) => stored(id)), unwritable];
  await expect(write(collection, rows)).rejects.toThrow();
  await otherWindow(
    collection,
    idsFrom(100).map((id) => stored(id)),
  );
  expect(await found(collection, idsFrom(100))).toHaveLength(60);
});

test('once rows were taken out, all are read', async () => {
  const collection = await openCollection();
  await write(
    collection,
    [...idsFrom(0), 'gone'].map((id) => stored(id, { _deleted: id === 'gone' })),
  );
  await collection.cleanup(0);
  await otherWindow(collection, [stored('r-70')]);
  expect(await found(collection, idsFrom(60))).toEqual(['r-70']);
});

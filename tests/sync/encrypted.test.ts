import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import type { DatabaseKey } from '#renderer/data/encryption/database-key.ts';
import { encryptedStorage } from '#renderer/data/encryption/encrypted-storage.ts';
import { createStorage } from '#renderer/data/storage.ts';
import { sample } from '#tests/support/sample.ts';
import { openClient, startSyncServer, until } from '#tests/support/sync-office.ts';

const nobodyKnows = { getItem: () => null, setItem: () => undefined };

async function encrypted() {
  const uses = ['encrypt', 'decrypt'] as const;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, uses);
  return encryptedStorage(createStorage(), { id: 'test', key } satisfies DatabaseKey, nobodyKnows);
}

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** What lies in the stores of a database, by their names. */
async function onDisk(name: string): Promise<Map<string, string>> {
  const names = (await indexedDB.databases()).map((found) => found.name ?? '');
  const texts = names
    .filter((each) => each.includes(name))
    .map(async (each) => {
      const opened = await asked(indexedDB.open(each));
      const rows = await asked(opened.transaction('docs').objectStore('docs').getAll());
      opened.close();
      return [each, JSON.stringify(rows)] as const;
    });
  return new Map(await Promise.all(texts));
}

test('[S5] computers whose data is encrypted meet as others do, and their second copies are sealed too', async () => {
  const server = await startSyncServer();
  const names = ['a', 'b'].map((device) => `${device}-${randomUUID()}`);
  const open = async (device: string, name?: string) =>
    openClient({ server, device, storage: await encrypted(), ...(name ? { name } : {}) });
  const [a, b] = [await open('a', names[0]), await open('b', names[1])];
  const { id: _, ...record } = sample(technicianFields, { memo: 'canary base', name: 'Plain Name' });
  const id = await a.write.add('technicians', record);
  await a.settled();
  await until(async () => (await b.record('technicians', id))?.memo === 'canary base', 'b holds it');

  for (const each of [a, b]) each.goOffline();
  await a.write.change('technicians', id, { memo: 'canary a' });
  await b.write.change('technicians', id, { memo: 'canary b' });
  a.goOnline();
  await a.settled();
  b.goOnline();
  await b.settled();
  const [conflict] = Object.values((await server.record('technicians', id))?.conflicts ?? {});
  expect(conflict).toMatchObject({ kept: { value: 'canary a' }, other: { value: 'canary b' } });
  await until(async () => (await b.record('technicians', id))?.conflicts !== undefined, 'b shows both');

  const stores = await onDisk(names[1] ?? '');
  const copies = [...stores].filter(([store]) => store.includes('replication-meta')).map(([, text]) => text);
  expect(copies.join()).toContain(id);
  expect([...stores.values()].join()).toContain('Plain Name');
  expect([...stores.values()].join()).not.toContain('canary');
  for (const each of [a, b]) await each.close();
  await server.close();
});

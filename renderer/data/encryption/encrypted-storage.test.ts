import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collections } from '#domain/sync/collections.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { type AppDatabase, openDatabase } from '../database.ts';
import { createDrafts } from '../drafts.ts';
import type { SecretStore } from '../session.ts';
import { createStorage } from '../storage.ts';
import { type DatabaseKey, databaseKey } from './database-key.ts';
import { encryptedStorage } from './encrypted-storage.ts';
import { UnreadableData } from './sealed-value.ts';

const street = '4417 Canary Lane';
const email = 'canary@northline.example';
const home = { street, city: 'Omaha', state: 'NE', zip: '68102', country: 'US' };
const profile = { ...sample(technicianFields, { home, email }), id: 't-1', name: 'Plain Name' };

let name: string;
let notes: Map<string, string>;
let database: AppDatabase | null;

beforeEach(() => {
  name = `fieldroster-${randomUUID()}`;
  notes = new Map();
  database = null;
});

afterEach(async () => void (await database?.rx.close()));

const vault = (): SecretStore => {
  const kept = new Map<string, string>();
  return {
    read: async (at) => kept.get(at) ?? null,
    write: async (at, value) => {
      kept.set(at, value);
      return { ok: true };
    },
    remove: async (at) => void kept.delete(at),
  };
};

async function newKey(): Promise<DatabaseKey> {
  const found = await databaseKey(vault(), 'fieldroster-0');
  if (!found.ok || !found.key) throw new Error('no key');
  return found.key;
}

const passedBy = {
  getItem: (at: string) => notes.get(at) ?? null,
  setItem: (at: string, value: string) => void notes.set(at, value),
};

/** Opens it as the desktop does; with `undefined` as an earlier version did. */
async function open(key: DatabaseKey | null | undefined): Promise<AppDatabase> {
  await database?.rx.close();
  const storage = createStorage();
  database = await openDatabase({
    name,
    storage: key === undefined ? storage : encryptedStorage(storage, key, passedBy),
    multiInstance: false,
    collections: { technicians: collections.technicians },
    local: ['drafts', 'quarantine'],
  });
  return database;
}

/** All that lies in IndexedDB under this name, as one text. */
async function onDisk(): Promise<string> {
  const names = (await indexedDB.databases()).map((found) => found.name ?? '');
  const rows = await Promise.all(names.filter((found) => found.includes(name)).map(rowsOf));
  return JSON.stringify(rows);
}

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function rowsOf(found: string): Promise<unknown[]> {
  const opened = await asked(indexedDB.open(found));
  const rows = await asked(opened.transaction('docs').objectStore('docs').getAll());
  opened.close();
  return rows;
}

const find = async ({ synced }: AppDatabase) => (await synced.technicians.findOne('t-1').exec())?.toJSON();

describe('encrypted storage', () => {
  it('keeps sealed fields from the disk and gives them back after a restart', async () => {
    const key = await newKey();
    const { synced } = await open(key);
    await synced.technicians.insert(profile);
    expect(await onDisk()).toContain('Plain Name');
    expect(await onDisk()).not.toContain('Canary');
    expect(await onDisk()).not.toContain(email);
    expect(await find(await open(key))).toEqual(profile);
  });

  it('seals what drafts and the quarantine hold', async () => {
    const { local } = await open(await newKey());
    const drafts = createDrafts(local);
    await drafts.keep('form', { home }, { home });
    await local.quarantine.insert({
      id: 'q',
      typed: { home },
      base: { home },
      reason: `${street} is refused`,
    });
    expect(await onDisk()).toContain('"form"');
    expect(await onDisk()).not.toContain('Canary');
    expect(await drafts.read('form')).toMatchObject({ values: { home } });
  });

  it('tells changes in the clear, in the order of the writes', async () => {
    const { synced } = await open(await newKey());
    const heard: unknown[] = [];
    const listening = synced.technicians.$.subscribe(
      ({ documentData }) => void heard.push(documentData.memo),
    );
    const document = await synced.technicians.insert({ ...profile, memo: '0' });
    for (const memo of ['1', '2', '3']) await document.incrementalPatch({ memo });
    listening.unsubscribe();
    expect(heard).toEqual(['0', '1', '2', '3']);
  });

  it('shows a writer that comes too late what stands there', async () => {
    const { synced } = await open(await newKey());
    await synced.technicians.insert(profile);
    const { error } = await synced.technicians.bulkInsert([{ ...profile, email: 'late@northline.example' }]);
    expect(error[0]).toMatchObject({ documentInDb: profile, writeRow: { document: { home } } });
    expect(await onDisk()).not.toContain('late@');
  });

  it('seals what an earlier version left in the clear, and changes no revision', async () => {
    const { synced } = await open(undefined);
    const { revision } = await synced.technicians.insert(profile);
    expect(await onDisk()).toContain(street);
    const later = await open(await newKey());
    expect(await onDisk()).not.toContain(street);
    expect((await later.synced.technicians.findOne('t-1').exec())?.revision).toBe(revision);
    expect(await find(later)).toEqual(profile);
  });

  it.each(['another', 'no'])('with %s key it says that it cannot be read', async (which) => {
    await (await open(await newKey())).synced.technicians.insert(profile);
    const opened = await open(which === 'no' ? null : await newKey());
    await expect(opened.synced.technicians.find().exec()).rejects.toThrow(UnreadableData);
  });

  it('a sealed value that was moved to another record does not open', async () => {
    const key = await newKey();
    const { synced } = await open(key);
    await synced.technicians.bulkInsert([profile, { ...profile, id: 't-2' }]);
    const { dexieTable } = await (synced.technicians.storageInstance.internals as Promise<{
      dexieTable: { get: (id: string) => Promise<object>; put: (row: object) => Promise<unknown> };
    }>);
    await dexieTable.put({ ...(await dexieTable.get('t-1')), id: 't-2' });
    await expect((await open(key)).synced.technicians.find().exec()).rejects.toThrow(UnreadableData);
  });
});

import { collections } from '#domain/sync/collections.ts';
import { openDatabase, type StoredRecord } from '#renderer/data/database.ts';
import { encryptedStorage } from '#renderer/data/encryption/encrypted-storage.ts';
import { createStorage } from '#renderer/data/storage.ts';

/** Milliseconds to write all profiles in batches of a pull, and to read them all after opening anew. */
export type Took = { readonly write: number; readonly read: number };

const batch = 500;

const profile = (index: number): StoredRecord => ({
  id: `t-${String(index).padStart(6, '0')}`,
  name: `Technician ${index}`,
  positions: ['p-1'],
  skills: ['s-1', 's-2', 's-3'],
  mobilePhone: `+1402555${String(index % 10_000).padStart(4, '0')}`,
  email: `technician.${index}@northline.example`,
  memo: `Keeps the key of gate ${index}. Prefers mornings, and calls ahead.`,
  burdenRate: 4_000 + (index % 900),
  home: { street: `${index} Oak Street`, city: 'Omaha', state: 'NE', zip: '68102', country: 'US' },
  payroll: { include: true, payrollId: `PR-${index}`, hourlyRate: 3_000 + (index % 700) },
  active: true,
});

async function open(name: string, key: CryptoKey | null) {
  const storage = createStorage();
  const passedBy = { getItem: () => null, setItem: () => undefined };
  return openDatabase({
    name,
    storage: key ? encryptedStorage(storage, { id: 'bench', key }, passedBy) : storage,
    multiInstance: false,
    collections: { technicians: collections.technicians },
    local: [],
  });
}

async function took(count: number, isSealed: boolean): Promise<Took> {
  const made = () =>
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const key = isSealed ? await made() : null;
  const name = `fieldroster-bench-${crypto.randomUUID()}`;
  const writing = await open(name, key);
  const began = performance.now();
  for (let at = 0; at < count; at += batch)
    await writing.synced.technicians.bulkInsert(
      Array.from({ length: Math.min(batch, count - at) }, (_, index) => profile(at + index)),
    );
  const write = performance.now() - began;
  await writing.rx.close();
  const reading = await open(name, key);
  const opened = performance.now();
  const found = await reading.synced.technicians.find().exec();
  const read = performance.now() - opened;
  if (found.length !== count || found[0]?.get('email') === undefined) throw new Error('Not what was written');
  await reading.rx.remove();
  return { write, read };
}

Object.assign(globalThis, { took });

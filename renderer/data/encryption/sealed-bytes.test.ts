import { expect, it } from 'vitest';
import type { ByteStore } from '../photos/byte-store.ts';
import type { DatabaseKey } from './database-key.ts';
import { sealedByteStore } from './sealed-bytes.ts';

const sha256 = 'a'.repeat(64);
const picture = new Blob([Uint8Array.from({ length: 300 }, (_, index) => index % 251)]);

async function newKey(id: string): Promise<DatabaseKey> {
  const uses = ['encrypt', 'decrypt'] as const;
  return { id, key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, uses) };
}

function inMemory() {
  const kept = new Map<string, Blob>();
  const store: ByteStore = {
    read: async (name) => kept.get(name) ?? null,
    write: async (name, bytes) => void kept.set(name, bytes),
    remove: async (name) => void kept.delete(name),
    all: async () => [...kept.keys()].map((name) => ({ sha256: name, at: 0 })),
  };
  return { kept, store };
}

const bytesOf = async (blob: Blob | null | undefined) =>
  blob ? Buffer.from(await blob.arrayBuffer()) : null;

it('a photo lies sealed and is read as it was', async () => {
  const { kept, store } = inMemory();
  const sealed = sealedByteStore(store, await newKey('1'));
  await sealed.write(sha256, picture);
  const plain = await bytesOf(picture);
  expect((await bytesOf(kept.get(sha256)))?.includes(plain?.subarray(0, 16) ?? '?')).toBe(false);
  expect(await bytesOf(await sealed.read(sha256))).toEqual(plain);
});

it('a photo from an earlier version is read, and one under another key or name is not there', async () => {
  const { kept, store } = inMemory();
  const sealed = sealedByteStore(store, await newKey('1'));
  kept.set(sha256, picture);
  expect(await bytesOf(await sealed.read(sha256))).toEqual(await bytesOf(picture));
  await sealedByteStore(store, await newKey('2')).write(sha256, picture);
  expect(await sealed.read(sha256)).toBeNull();
  await sealed.write(sha256, picture);
  kept.set('b'.repeat(64), kept.get(sha256) as Blob);
  expect(await sealed.read('b'.repeat(64))).toBeNull();
});

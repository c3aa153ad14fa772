import { expect, it } from 'vitest';
import { createMemoryStore } from '#tests/support/memory-store.ts';
import { dropUnnamed } from './drop-unnamed.ts';
import type { PhotoQueue, PhotoUpload } from './photo-queue.ts';

const day = 24 * 60 * 60_000;
const now = Date.parse('2026-11-24T09:00:00Z');

function queueOf(states: Readonly<Record<string, [PhotoUpload['state'], ageInDays: number]>>) {
  const entries = new Map(
    Object.entries(states).map(([id, [state, age]]) => {
      const at = new Date(now - age * day).toISOString();
      return [id, { id, at, bytes: 1, sent: 0, state }];
    }),
  );
  const queue: Pick<PhotoQueue, 'all' | 'remove'> = {
    all: async () => [...entries.values()],
    remove: async (id) => void entries.delete(id),
  };
  return { entries, queue };
}

it('[S19] frees the room of old photos that nothing names, never of those that the server lacks', async () => {
  const store = createMemoryStore();
  const ages = { named: 90, fresh: 29, old: 31, waiting: 90, failed: 90, sent: 90, justSent: 90 };
  for (const [sha256, age] of Object.entries(ages))
    store.files.set(sha256, { bytes: new Blob(['x']), at: now - age * day });
  const { entries, queue } = queueOf({
    waiting: ['waiting', 90],
    failed: ['failed', 90],
    sent: ['sent', 90],
    justSent: ['sent', 2],
  });
  await dropUnnamed(store, queue, new Set(['named']), now);
  expect([...store.files.keys()]).toEqual(['named', 'fresh', 'waiting', 'failed', 'justSent']);
  expect([...entries.keys()]).toEqual(['waiting', 'failed', 'justSent']);
});

import type { ByteStore } from './byte-store.ts';
import type { PhotoQueue } from './photo-queue.ts';

/** So long a photo stays on this computer that nothing here names, in milliseconds. */
const keepUnnamed = 30 * 24 * 60 * 60_000;

/** Frees the room of photos that nothing here names; what the server does not have is never dropped. */
export async function dropUnnamed(
  store: ByteStore,
  queue: Pick<PhotoQueue, 'all' | 'remove'>,
  named: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const before = now - keepUnnamed;
  const queued = new Set<string>();
  for (const { id, state, at } of await queue.all()) {
    if (state === 'sent' && !named.has(id) && Date.parse(at) < before) await queue.remove(id);
    else queued.add(id);
  }
  for (const { sha256, at } of await store.all())
    if (at < before && !named.has(sha256) && !queued.has(sha256)) await store.remove(sha256);
}

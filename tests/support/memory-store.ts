import type { ByteStore } from '#renderer/data/photos/byte-store.ts';

/** Bytes that outlast a restart of the lane, as files do. */
type MemoryStore = ByteStore & { readonly files: Map<string, { bytes: Blob; at: number }> };

export function createMemoryStore(): MemoryStore {
  const files = new Map<string, { bytes: Blob; at: number }>();
  return {
    files,
    read: async (sha256) => files.get(sha256)?.bytes ?? null,
    write: async (sha256, bytes) => void files.set(sha256, { bytes, at: Date.now() }),
    remove: async (sha256) => void files.delete(sha256),
    all: async () => [...files].map(([sha256, { at }]) => ({ sha256, at })),
  };
}

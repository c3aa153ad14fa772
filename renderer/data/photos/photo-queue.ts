import type { LocalCollections } from '../database.ts';

/**
 * A photo on its way to the server, by its SHA-256. `waiting` and `failed` are what people see; `sent` is on the
 * server, and kept until a profile that names it is there as well.
 */
export type PhotoUpload = {
  readonly id: string;
  readonly at: string;
  readonly bytes: number;
  /** So many bytes the server has. */
  readonly sent: number;
  readonly state: 'waiting' | 'failed' | 'sent';
  /** Why it failed, in the server's words. */
  readonly reason?: string | null;
};

/** What is on its way, on the disk (S17). */
export type PhotoQueue = {
  /** Queues it; what is on its way already goes on. */
  readonly add: (id: string, bytes: number) => Promise<void>;
  readonly change: (id: string, change: Partial<Omit<PhotoUpload, 'id'>>) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly all: () => Promise<readonly PhotoUpload[]>;
  /** The smallest that waits: thumbnails go first. */
  readonly next: () => Promise<PhotoUpload | undefined>;
};

export function createPhotoQueue({ photos }: Pick<LocalCollections, 'photos'>): PhotoQueue {
  const all = async () => (await photos.find().exec()).map((document) => document.toJSON() as PhotoUpload);
  return {
    all,
    add: async (id, bytes) => {
      const found = await photos.findOne(id).exec();
      if (found && found.get('state') !== 'failed') return;
      const at = new Date().toISOString();
      await photos.incrementalUpsert({ id, at, bytes, sent: 0, state: 'waiting', reason: null });
    },
    change: async (id, change) => {
      const found = await photos.findOne(id).exec();
      await found?.incrementalPatch(change);
    },
    remove: async (id) => {
      await (await photos.findOne(id).exec())?.incrementalRemove();
    },
    next: async () => {
      const waiting = (await all()).filter(({ state }) => state === 'waiting');
      return waiting.toSorted((a, b) => a.bytes - b.bytes || a.at.localeCompare(b.at))[0];
    },
  };
}

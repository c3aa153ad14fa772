import { randomUUID } from 'node:crypto';
import type { Technician } from '#domain/technician/fields.ts';
import { createBackoff } from '#renderer/data/backoff.ts';
import type { RecordCollection } from '#renderer/data/database.ts';
import { followRecords } from '#renderer/data/live-records.ts';
import type { OutboxEntry } from '#renderer/data/outbox.ts';
import type { ByteStore } from '#renderer/data/photos/byte-store.ts';
import type { PhotoUpload } from '#renderer/data/photos/photo-queue.ts';
import { openPhotos, type Photos } from '#renderer/data/photos/photos.ts';
import { createServerClient } from '#renderer/data/server-client.ts';
import { type Client, type ClientOptions, openClient } from './sync-office.ts';

export type PhotoDesk = {
  readonly client: Client;
  readonly photos: Photos;
  readonly upload: (sha256: string) => PhotoUpload | undefined;
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

export type DeskOptions = ClientOptions & {
  readonly bytes: ByteStore;
  readonly fetcher?: typeof fetch;
  readonly partSize?: number;
};

/** A computer with records and photos, both with real databases and the real server. */
export async function openDesk(options: DeskOptions): Promise<PhotoDesk> {
  const { server, username = 'administrator', device, bytes, fetcher, partSize } = options;
  const client = await openClient({ ...options, name: options.name ?? `photos-${randomUUID()}` });
  const session = await server.session(username);
  const { synced, local } = client.database;
  const technicians = await followRecords<Technician>(synced.technicians);
  const outbox = await followRecords<OutboxEntry>(local.outbox as unknown as RecordCollection);
  const photos = await openPhotos({
    database: client.database,
    client: createServerClient(session, async () => undefined, device, null, fetcher),
    store: bytes,
    technicians,
    outbox,
    backoff: createBackoff(() => 0.01),
    waitForLeadership: false,
    ...(partSize ? { partSize } : {}),
  });
  return {
    client,
    photos,
    wake: photos.wake,
    upload: (sha256) => photos.uploads.get(sha256),
    close: async () => {
      await photos.close();
      technicians.close();
      outbox.close();
      await client.close();
    },
  };
}

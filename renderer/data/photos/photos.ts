import { headBytes, type ImageType, sniffImage } from '#domain/photo/image-type.ts';
import { namedPhotos } from '#domain/photo/named-photos.ts';
import type { PhotoRef } from '#domain/photo/photo-ref.ts';
import type { Technician } from '#domain/technician/fields.ts';
import type { Backoff } from '../backoff.ts';
import type { AppDatabase, RecordCollection } from '../database.ts';
import { followRecords, type LiveRecords } from '../live-records.ts';
import type { OutboxEntry } from '../outbox.ts';
import type { ServerClient } from '../server-client.ts';
import { type ByteStore, sha256OfBlob } from './byte-store.ts';
import { createDownloads } from './downloads.ts';
import { dropUnnamed } from './drop-unnamed.ts';
import { createPhotoQueue, type PhotoUpload } from './photo-queue.ts';
import { startUploadLane } from './upload-lane.ts';

/** What was made from a file that a person chose; sides of the larger image in pixels. */
export type MadePhoto = {
  readonly full: Blob;
  readonly thumbnail: Blob;
  readonly width: number;
  readonly height: number;
};

export type Photos = {
  /** Keeps the images on this computer under their hashes, and queues their upload, the thumbnail first. */
  readonly keep: (made: MadePhoto) => Promise<PhotoRef>;
  /** The bytes, from this computer or, once, from the server; null while they are not to be had. */
  readonly read: (sha256: string, signal?: AbortSignal) => Promise<Blob | null>;
  /** Calls back when bytes that were missing have arrived; answers how to stop. */
  readonly onArrival: (sha256: string, listener: () => void) => () => void;
  /** What waits or has failed, and what is looked after until its profile is on the server (`sent`). */
  readonly uploads: LiveRecords<PhotoUpload>;
  /** Sends one again that had failed. */
  readonly retry: (sha256: string) => Promise<void>;
};

export type PhotosDeps = {
  readonly database: AppDatabase;
  readonly client: Pick<ServerClient, 'get' | 'put' | 'open'>;
  readonly store: ByteStore;
  readonly technicians: LiveRecords<Technician>;
  readonly outbox: LiveRecords<OutboxEntry>;
  readonly backoff: Backoff;
  readonly waitForLeadership: boolean;
  readonly partSize?: number;
};

/** Small enough that a thin line moves a part in a minute, in bytes. */
const usualPart = 128 * 1024;

/** Opens one person's photos on this computer, and sends and fetches until closed. */
export async function openPhotos(
  deps: PhotosDeps,
): Promise<Photos & { readonly wake: () => void; readonly close: () => Promise<void> }> {
  const { database, store, client, technicians, outbox } = deps;
  const queue = createPhotoQueue(database.local);
  const uploads = await followRecords<PhotoUpload>(database.local.photos as unknown as RecordCollection);
  const downloads = createDownloads({ client, store });
  const leadership = deps.waitForLeadership ? database.rx.waitForLeadership() : Promise.resolve();
  const lane = startUploadLane({
    queue,
    store,
    client,
    leadership,
    backoff: deps.backoff,
    partSize: deps.partSize ?? usualPart,
    isNamedThere: (sha256) => isNamedThere(technicians, outbox, sha256),
  });
  const wake = () => {
    lane.wake();
    downloads.lookSoon();
  };
  globalThis.addEventListener?.('online', wake);
  const unsubscribe = [
    uploads.subscribe(lane.kick),
    outbox.subscribe(lane.kick),
    technicians.subscribe(downloads.lookSoon),
  ];
  void tidy(deps, queue).catch((error) => console.error('photos could not be tidied', error));

  const keepOne = async (blob: Blob): Promise<string> => {
    const sha256 = await sha256OfBlob(blob);
    await store.write(sha256, blob);
    await queue.add(sha256, blob.size);
    downloads.arrived(sha256);
    return sha256;
  };

  return {
    uploads,
    wake,
    onArrival: downloads.onArrival,
    keep: async ({ full, thumbnail, width, height }) => {
      const type = await typeOf(full);
      if (!type) throw new Error('Only images are kept as photos');
      const small = await keepOne(thumbnail);
      return { sha256: await keepOne(full), type, width, height, bytes: full.size, thumbnail: small };
    },
    read: async (sha256, signal) => {
      const blob = await downloads.read(sha256, signal);
      return blob?.slice(0, blob.size, (await typeOf(blob)) ?? '') ?? null;
    },
    retry: async (sha256) => {
      await queue.change(sha256, { state: 'waiting', reason: null });
      lane.wake();
    },
    close: async () => {
      globalThis.removeEventListener?.('online', wake);
      for (const stop of unsubscribe) stop();
      downloads.stop();
      uploads.close();
      await lane.stop();
    },
  };
}

async function typeOf(blob: Blob): Promise<ImageType | null> {
  const sniffed = sniffImage(new Uint8Array(await blob.slice(0, headBytes).arrayBuffer()));
  return sniffed.ok ? sniffed.type : null;
}

function isNamedThere(
  technicians: LiveRecords<Technician>,
  outbox: LiveRecords<OutboxEntry>,
  sha256: string,
): boolean {
  const naming = technicians.all().filter((technician) => namedPhotos(technician).includes(sha256));
  const isWaiting = ({ id }: Technician) => outbox.get(`technicians|${id}`)?.state === 'waiting';
  return naming.length > 0 && !naming.some(isWaiting);
}

async function tidy(
  { database, store, technicians }: PhotosDeps,
  queue: ReturnType<typeof createPhotoQueue>,
) {
  const { drafts, quarantine } = database.local;
  const typed = [...(await drafts.find().exec()), ...(await quarantine.find().exec())];
  const named = new Set([
    ...technicians.all().flatMap((technician) => namedPhotos(technician)),
    // Whatever looks like a hash in what was typed: rather one too many.
    ...typed.flatMap((document) => JSON.stringify(document.toJSON()).match(/\b[0-9a-f]{64}\b/g) ?? []),
  ]);
  await dropUnnamed(store, queue, named, Date.now());
}

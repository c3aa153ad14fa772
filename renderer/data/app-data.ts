import type { Permission } from '#domain/access/permissions.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Person } from '#domain/company/people.ts';
import type { Request } from '#domain/company/requests.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { createBackoff } from './backoff.ts';
import { databaseName, openDatabase, type RecordCollection } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { followRecords, type LiveRecords } from './live-records.ts';
import { createOutbox, type OutboxEntry, reconcileOutbox } from './outbox.ts';
import { createOwnViews, type OwnView, type OwnViews } from './own-views.ts';
import type { ByteStore } from './photos/byte-store.ts';
import { createOpfsStore } from './photos/opfs-store.ts';
import { openPhotos, type Photos } from './photos/photos.ts';
import { createQuarantine, type Quarantine, type Refused } from './quarantine.ts';
import { type Author, createRecordWriter, type RecordWriter } from './records.ts';
import { createServerClient, type ServerClient, type SignInAgain } from './server-client.ts';
import { permissionsOf, type Session } from './session.ts';
import { createStorage, type Storage } from './storage.ts';
import { type Sync, startSync } from './sync.ts';
import { createSyncStatus, type SyncNote } from './sync-status.ts';

/** Everything that a screen may ask of the data on this computer. One for each signed-in person. */
export type AppData = {
  readonly session: Session;
  readonly permissions: readonly Permission[];
  readonly technicians: LiveRecords<Technician>;
  readonly lists: LiveRecords<ListEntry>;
  readonly people: LiveRecords<Person>;
  readonly company: LiveRecords<Company>;
  readonly requests: LiveRecords<Request>;
  readonly write: RecordWriter;
  readonly drafts: Drafts;
  readonly quarantine: Quarantine;
  readonly refused: LiveRecords<Refused>;
  readonly outbox: LiveRecords<OutboxEntry>;
  readonly photos: Photos;
  /** Views of the table that this person saved on this computer. */
  readonly views: LiveRecords<OwnView>;
  readonly ownViews: OwnViews;
  readonly notes: LiveRecords<{ readonly id: string; readonly value: SyncNote }>;
  /** For what only works online (office users, outbox, audit log). */
  readonly server: Pick<ServerClient, 'get' | 'post' | 'patch' | 'text'>;
  readonly sync: Pick<Sync, 'now'>;
  readonly close: () => Promise<void>;
};

export type OpenAppData = {
  readonly session: Session;
  readonly device: string;
  /** Told whenever the tokens change, so that they are remembered. */
  readonly renewed: (session: Session) => Promise<void>;
  /** For a session that began without the server. */
  readonly signInAgain?: SignInAgain | undefined;
  readonly multiInstance: boolean;
  readonly storage?: Storage;
  /** Where photos lie; by default in the browser's own file system. */
  readonly photoBytes?: ByteStore;
};

/** Opens what this person has on this computer and starts the sync. Works with no network at all. */
export async function openAppData({
  session,
  device,
  renewed,
  signInAgain,
  multiInstance,
  storage,
  photoBytes,
}: OpenAppData): Promise<AppData> {
  const name = await databaseName(session.serverAddress, session.company.id, session.user.id);
  const database = await openDatabase({ name, storage: storage ?? createStorage(), multiInstance });
  const { synced, local } = database;
  const author: Author = { userId: session.user.id, device };
  const outbox = createOutbox(local);
  const quarantine = createQuarantine(local);
  await reconcileOutbox(database, outbox);
  const followed = await Promise.all([
    followRecords<Technician>(synced.technicians),
    followRecords<ListEntry>(synced.lists),
    followRecords<Person>(synced.people),
    followRecords<Company>(synced.company),
    followRecords<Request>(synced.requests),
    followRecords<Refused>(local.quarantine as unknown as RecordCollection),
    followRecords<OutboxEntry>(local.outbox as unknown as RecordCollection),
    followRecords<{ id: string; value: SyncNote }>(local.notes as unknown as RecordCollection),
    followRecords<OwnView>(local.views as unknown as RecordCollection),
  ]);
  const [technicians, lists, people, company, requests, refused, outboxEntries, notes, views] = followed;
  let isClosed = false;
  // A late answer must not sign in again somebody who has signed out.
  const keep = async (fresh: Session) => void (isClosed || (await renewed(fresh)));
  const client = createServerClient(session, keep, device, signInAgain ?? null);
  const sync = startSync({
    database,
    client,
    outbox,
    quarantine,
    backoff: createBackoff(),
    status: createSyncStatus(local),
    waitForLeadership: multiInstance,
  });
  const photos = await openPhotos({
    database,
    client,
    store: photoBytes ?? createOpfsStore(name),
    technicians,
    outbox: outboxEntries,
    backoff: createBackoff(),
    waitForLeadership: multiInstance,
  });
  const now = () => {
    sync.now();
    photos.wake();
  };
  return {
    session,
    permissions: permissionsOf(session),
    technicians,
    lists,
    people,
    company,
    requests,
    refused,
    outbox: outboxEntries,
    notes,
    quarantine,
    drafts: createDrafts(local),
    views,
    ownViews: createOwnViews(local),
    write: createRecordWriter(database, outbox, author),
    server: client,
    photos,
    sync: { now },
    close: async () => {
      isClosed = true;
      await Promise.all([sync.stop(), photos.close()]);
      for (const records of followed) records.close();
      await database.rx.close();
    },
  };
}

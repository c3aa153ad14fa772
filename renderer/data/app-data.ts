import type { Permission } from '#domain/access/permissions.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Person } from '#domain/company/people.ts';
import type { Request } from '#domain/company/requests.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { beginAlone, isAlone, noOutbox, noServerClient, noSync } from './alone.ts';
import { createBackoff } from './backoff.ts';
import { type AppDatabase, databaseName, openDatabase, type RecordCollection } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { encryptedPlaces, type Places } from './encryption/at-rest.ts';
import { forgetDatabase } from './encryption/forget-database.ts';
import { UnreadableData } from './encryption/sealed-value.ts';
import { followRecords, type LiveRecords } from './live-records.ts';
import { createOutbox, type OutboxEntry, reconcileOutbox } from './outbox.ts';
import { createOwnViews, type OwnView, type OwnViews } from './own-views.ts';
import type { ByteStore } from './photos/byte-store.ts';
import { createOpfsStore } from './photos/opfs-store.ts';
import { openPhotos, type Photos } from './photos/photos.ts';
import { createQuarantine, type Quarantine, type Refused } from './quarantine.ts';
import { type Author, createRecordWriter, type RecordWriter } from './records.ts';
import { createServerClient, type ServerClient, type SignInAgain } from './server-client.ts';
import { permissionsOf, type SecretStore, type Session } from './session.ts';
import { createStorage, type Storage } from './storage.ts';
import { type Sync, startSync } from './sync.ts';
import { createSyncStatus, type SyncNote } from './sync-status.ts';
import { shareSync, type Windows } from './windows.ts';

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
  readonly sync: Pick<Sync, 'decide'> & Omit<Windows, 'close'>;
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
  /** Where the key lies that encrypts all this at rest; absent where there is no vault, in the browser edition. */
  readonly vault?: SecretStore;
  readonly storage?: Storage;
  /** Where photos lie; by default in the browser's own file system. */
  readonly photoBytes?: ByteStore;
};

/**
 * `lost`: the key is gone for good and what lies here can't be read; `forgetAppData` makes room. `locked`: the
 * password store has to be unlocked first.
 */
export type OpenedAppData =
  | { readonly ok: true; readonly value: AppData }
  | { readonly ok: false; readonly reason: 'lost' | 'locked' };

const nameOf = ({ serverAddress, company, user }: Session) =>
  databaseName(serverAddress, company.id, user.id);

/** Removes all that this person has on this computer, with the key. It must not be open. */
export const forgetAppData = async (session: Session, vault: SecretStore): Promise<void> =>
  forgetDatabase(await nameOf(session), vault);

/** Opens what this person has on this computer and starts the sync. Works with no network at all. */
export async function openAppData(options: OpenAppData): Promise<OpenedAppData> {
  const name = await nameOf(options.session);
  const inClear = {
    storage: options.storage ?? createStorage(),
    photoBytes: options.photoBytes ?? createOpfsStore(name),
  };
  const places = options.vault
    ? await encryptedPlaces(inClear, options.vault, name)
    : { ok: true as const, value: inClear };
  if (!places.ok) return places;
  try {
    const { storage } = places.value;
    const database = await openDatabase({ name, storage, multiInstance: options.multiInstance });
    return { ok: true, value: await started(options, database, places.value) };
  } catch (error) {
    if (error instanceof UnreadableData) return { ok: false, reason: 'lost' };
    throw error;
  }
}

/** As `startAppData`; what can't be started does not stay open, or it could not be removed. */
async function started(...given: Parameters<typeof startAppData>): Promise<AppData> {
  try {
    return await startAppData(...given);
  } catch (error) {
    await given[1].rx.close();
    throw error;
  }
}

async function startAppData(
  { session, device, renewed, signInAgain, multiInstance }: OpenAppData,
  database: AppDatabase,
  { photoBytes }: Pick<Places, 'photoBytes'>,
): Promise<AppData> {
  const { synced, local } = database;
  const author: Author = { userId: session.user.id, device };
  const alone = isAlone(session);
  const outbox = alone ? noOutbox : createOutbox(local);
  const write = createRecordWriter(database, outbox, author);
  const quarantine = createQuarantine(local);
  await reconcileOutbox(database, outbox);
  if (alone) await beginAlone(database, write);
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
  const client = alone ? noServerClient : createServerClient(session, keep, device, signInAgain ?? null);
  const sync = alone
    ? noSync
    : startSync({
        database,
        client,
        outbox,
        quarantine,
        userId: session.user.id,
        backoff: createBackoff(),
        status: createSyncStatus(local),
        whole: () => {
          for (const records of followed) records.catchUp();
        },
        waitForLeadership: multiInstance,
      });
  const photos = await openPhotos({
    database,
    client,
    store: photoBytes,
    technicians,
    outbox: outboxEntries,
    backoff: createBackoff(),
    waitForLeadership: multiInstance,
  });
  const now = () => {
    sync.now();
    photos.wake();
  };
  const { exportQueue } = sync;
  const { close: closeWindows, ...windows } = shareSync({
    rx: database.rx,
    multiInstance,
    now,
    exportQueue,
  });
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
    write,
    server: client,
    photos,
    sync: { ...windows, decide: sync.decide },
    close: async () => {
      isClosed = true;
      closeWindows();
      await Promise.all([sync.stop(), photos.close()]);
      for (const records of followed) records.close();
      await database.rx.close();
    },
  };
}

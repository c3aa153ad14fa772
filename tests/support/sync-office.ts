import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeRoleId } from '#domain/access/roles.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { collections as allCollections, type Collections } from '#domain/sync/collections.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { createBackoff } from '#renderer/data/backoff.ts';
import { type AppDatabase, databaseName, openDatabase } from '#renderer/data/database.ts';
import { createOutbox, type Outbox, reconcileOutbox } from '#renderer/data/outbox.ts';
import { createQuarantine, type Refused } from '#renderer/data/quarantine.ts';
import { createRecordWriter, type RecordWriter } from '#renderer/data/records.ts';
import { createServerClient, signIn } from '#renderer/data/server-client.ts';
import type { Session } from '#renderer/data/session.ts';
import { createStorage, type Storage } from '#renderer/data/storage.ts';
import { type Sync, startSync } from '#renderer/data/sync.ts';
import { createSyncStatus } from '#renderer/data/sync-status.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import { savePeople } from '#server/accounts/people.ts';
import { buildApp } from '#server/app.ts';
import { openPhotos } from '#server/photos/open-photos.ts';
import type { Store } from '#server/store/store.ts';
import { losePhotos, photoPlace } from './kept-photos.ts';
import { makeTestDatabase } from './test-database.ts';

const password = 'correct horse battery';
const companyId = 'northline';

/** The real server on a real port over a real SQLite file, with one user of each role. */
export type SyncServer = {
  readonly url: string;
  readonly store: Store;
  readonly hasPhoto: (sha256: string) => Promise<boolean>;
  readonly losePhotos: () => Promise<void>;
  readonly session: (username: OfficeRoleId) => Promise<Session>;
  /** A record as the server has it. */
  readonly record: (collection: string, id: string) => Promise<WireRecord | undefined>;
  readonly setRole: (username: OfficeRoleId, roleId: OfficeRoleId) => Promise<void>;
  readonly close: () => Promise<void>;
};

const people = ['administrator', 'manager', 'viewer'] as const;

export async function startSyncServer(collections: Collections = allCollections): Promise<SyncServer> {
  const folder = await mkdtemp(join(tmpdir(), 'fieldroster-sync-'));
  const database = await makeTestDatabase(folder);
  const store = await database.open();
  const photoFolder = join(folder, 'photos');
  const place = photoPlace();
  const { photos } = openPhotos({ place, folder: photoFolder, store, now: Date.now });
  const users = people.map((roleId) => ({
    id: `user-${roleId}`,
    companyId,
    username: roleId,
    name: roleId,
    roleId: roleId as OfficeRoleId,
    active: true,
  }));
  const hash = await hashPassword(password);
  await store.addCompany(companyId);
  await store.transaction(companyId, async (tx) => {
    await savePeople(tx, users);
    for (const { id } of users) await tx.setPasswordHash(id, hash);
    await tx.put('company', [{ id: companyId, name: 'Northline' }]);
  });
  const app = await buildApp({
    store,
    collections,
    photos: place,
    photoFolder,
    outboxFolder: join(folder, 'outbox'),
    pageFolder: join(folder, 'pages'),
    version: 'test',
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    url,
    store,
    hasPhoto: async (sha256) => (await photos.find(companyId, sha256)) !== null,
    losePhotos: () => losePhotos(companyId, photoFolder, database),
    session: async (username) => {
      const answer = await signIn(url, username, password);
      if (!answer.ok) throw new Error(answer.message);
      return answer.value;
    },
    record: async (collection, id) => (await store.byIds(companyId, collection, [id]))[0]?.record,
    setRole: async (username, roleId) => {
      const user = users.find((each) => each.username === username);
      if (user) await store.transaction(companyId, (tx) => savePeople(tx, [{ ...user, roleId }]));
    },
    close: async () => {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What may happen to a request on its way. */
export type Weather = {
  online: boolean;
  /** Asked for each answered push: true loses the answer after the server has taken the push. */
  losesAnswer: () => boolean;
  /** Asked for each request: it goes out when that resolves. */
  holds: (url: string) => Promise<unknown> | null;
  /** Paths of the requests that went out, oldest first. */
  readonly requests: string[];
};

/** One computer: its real local database, and a network that the test can turn. */
export type Client = {
  readonly database: AppDatabase;
  readonly write: RecordWriter;
  readonly outbox: Outbox;
  readonly weather: Weather;
  readonly sync: Sync;
  readonly record: (collection: string, id: string) => Promise<AnyRecord | undefined>;
  readonly refused: () => Promise<Refused[]>;
  /** Resolves when nothing waits and nothing is to be looked at again. */
  readonly settled: () => Promise<void>;
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  readonly close: () => Promise<void>;
};

export type ClientOptions = {
  readonly server: Pick<SyncServer, 'url' | 'session'>;
  readonly username?: OfficeRoleId;
  readonly device: string;
  readonly storage?: Storage;
  /** By default the technicians alone: the free RxDB counts the collections of all clients in a process. */
  readonly collections?: Collections;
  readonly online?: boolean;
  /** Opens the database that an earlier client of this name left. */
  readonly name?: string;
  readonly random?: () => number;
};

export async function openClient(options: ClientOptions): Promise<Client> {
  const { server, username = 'administrator', device } = options;
  const session = await server.session(username);
  const name =
    options.name ?? `${await databaseName(server.url, session.company.id, session.user.id)}-${randomUUID()}`;
  const collections = options.collections ?? { technicians: allCollections.technicians };
  const database = await openDatabase({
    name,
    storage: options.storage ?? createStorage(),
    multiInstance: false,
    collections,
  });
  const outbox = createOutbox(database.local);
  await reconcileOutbox(database, outbox);
  const weather: Weather = {
    online: options.online ?? true,
    losesAnswer: () => false,
    holds: () => null,
    requests: [],
  };
  // Short pauses: what is tested is the order of things, and the back-off has tests of its own.
  const backoff = createBackoff(() => 0.001);
  const sync = startSync({
    database,
    client: createServerClient(session, async () => undefined, device, null, fetchIn(weather)),
    outbox,
    quarantine: createQuarantine(database.local),
    userId: session.user.id,
    backoff,
    status: createSyncStatus(database.local),
    collections,
    waitForLeadership: false,
    ...(options.random ? { random: options.random } : {}),
  });
  const synced = database.synced as Readonly<Record<string, AppDatabase['synced']['technicians']>>;
  return {
    database,
    outbox,
    weather,
    sync,
    write: createRecordWriter(database, outbox, { userId: session.user.id, device }),
    record: async (collection, id) => (await synced[collection]?.findOne(id).exec())?.toJSON(),
    refused: async () =>
      (await database.local.quarantine.find().exec()).map((found) => found.toJSON() as Refused),
    settled: () =>
      until(async () => {
        if ((await outbox.waiting()).length > 0) return false;
        const rechecks = await Promise.all(Object.keys(collections).map((each) => outbox.rechecks(each, 1)));
        return rechecks.every((ids) => ids.length === 0);
      }),
    goOffline: () => {
      weather.online = false;
    },
    goOnline: () => {
      weather.online = true;
      sync.now();
    },
    close: async () => {
      await sync.stop();
      await database.rx.close();
    },
  };
}

const fetchIn =
  (weather: Weather): typeof fetch =>
  async (url, init) => {
    await weather.holds(String(url));
    if (!weather.online) throw new TypeError('The network is cut');
    weather.requests.push(new URL(String(url)).pathname);
    const response = await fetch(url, init);
    if (!weather.online) throw new TypeError('The network was cut on the way back');
    if (String(url).endsWith('/push') && weather.losesAnswer()) throw new TypeError('The answer was lost');
    return response;
  };

/** Resolves when the condition holds. Fails after 15 s, with what it was about. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  about = 'the condition',
): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Not in 15 s: ${about}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeRoleId } from '#domain/access/roles.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import type { Collections } from '#domain/sync/collections.ts';
import type { Checkpoint, Outcome, SignInAnswer, WireRecord } from '#domain/sync/wire.ts';
import { hashPassword } from '#server/accounts/passwords.ts';
import { savePeople } from '#server/accounts/people.ts';
import { buildApp } from '#server/app.ts';
import type { TrustedProxies } from '#server/config-network.ts';
import type { Store, User } from '#server/store/store.ts';
import { photoPlace } from '#tests/support/kept-photos.ts';
import { makeTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

export const password = 'correct horse battery';
export const origin = 'app://bundle';

/** Two companies: acme with three people, and another that must never see any of it. */
const users: readonly User[] = [
  user('acme', 'admin', 'administrator'),
  user('acme', 'manager', 'manager'),
  user('acme', 'viewer', 'viewer'),
  user('other', 'outsider', 'administrator'),
];

function user(companyId: string, username: string, roleId: OfficeRoleId): User {
  return { id: `user-${username}`, companyId, username, name: `The ${username}`, roleId, active: true };
}

let passwordHash: Promise<string> | undefined;

async function fill(store: Store): Promise<void> {
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  for (const companyId of ['acme', 'other']) {
    await store.addCompany(companyId);
    await store.transaction(companyId, async (tx) => {
      await tx.put('company', [{ id: companyId, name: `The ${companyId} company` }]);
      const own = users.filter((each) => each.companyId === companyId);
      await savePeople(tx, own);
      for (const { id } of own) await tx.setPasswordHash(id, hash);
    });
  }
}

export type TestServer = {
  readonly address: string;
  readonly store: Store;
  readonly dataDir: string;
  readonly database: TestDatabase;
  /** The server's clock: real time and so many milliseconds. */
  readonly clock: { ahead: number };
  readonly signIn: (username: string) => Promise<Api>;
  readonly changeUser: (username: string, change: Partial<User>) => Promise<void>;
  /** Closes server and store and starts both again on the same files. */
  readonly restart: () => Promise<TestServer>;
  readonly stop: () => Promise<void>;
};

type Options = {
  readonly collections?: Collections;
  readonly pageFolder?: string;
  readonly metricsToken?: string;
  readonly trustedProxies?: TrustedProxies;
  readonly diskFloor?: number;
  readonly geocoderPrivateHosts?: readonly string[];
  /** Another node on the database of a server that runs already. */
  readonly database?: TestDatabase;
};

/** A real server on a port of its own, with a real database in a folder of its own. */
export async function startServer(options: Options = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldroster-server-'));
  const { database = await makeTestDatabase(dataDir), ...more } = options;
  return startIn(dataDir, database, more);
}

/** The same, with its three people signed in. */
export async function startWithPeople() {
  const server = await startServer();
  const [admin, manager, viewer] = await Promise.all([
    server.signIn('admin'),
    server.signIn('manager'),
    server.signIn('viewer'),
  ]);
  return { server, admin, manager, viewer };
}

async function startIn(dataDir: string, database: TestDatabase, options: Options): Promise<TestServer> {
  const store = await database.open();
  if ((await store.companyIds()).length === 0) await fill(store);
  const clock = { ahead: 0 };
  const app = await buildApp({
    store,
    photos: photoPlace(),
    dataDir,
    photoFolder: join(dataDir, 'photos'),
    outboxFolder: join(dataDir, 'outbox'),
    version: '0.0.0',
    allowedOrigins: [origin],
    now: () => Date.now() + clock.ahead,
    ...options,
    pageFolder: options.pageFolder ?? join(dataDir, 'no-pages'),
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await app.close();
    await store.close();
  };
  return {
    address,
    store,
    dataDir,
    database,
    clock,
    signIn: (username) => signIn(address, username),
    changeUser: async (username, change) => {
      const found = await store.accounts.byUsername(username);
      if (!found) throw new Error(`No user ${username}`);
      const { companyId } = found.user;
      await store.transaction(companyId, (tx) => savePeople(tx, [{ ...found.user, ...change }]));
    },
    restart: async () => {
      await close();
      return startIn(dataDir, database, options);
    },
    stop: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Api = {
  readonly session: SignInAnswer;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly push: (collection: string, rows: readonly unknown[]) => Promise<Outcome[]>;
  readonly pushOne: (collection: string, state: AnyRecord, base?: AnyRecord) => Promise<Outcome>;
  readonly pull: (
    collection: string,
    checkpoint?: Checkpoint,
    more?: string,
  ) => Promise<{ documents: WireRecord[]; checkpoint: Checkpoint }>;
  readonly present: (collection: string, id: string) => Promise<WireRecord | undefined>;
};

export const postJson = (address: string, path: string, body: unknown, headers: HeadersInit = {}) =>
  fetch(address + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

async function signIn(address: string, username: string): Promise<Api> {
  const answer = await postJson(address, '/api/auth/sign-in', { username, password });
  if (answer.status !== 200)
    throw new Error(`Sign-in of ${username}: ${answer.status} ${await answer.text()}`);
  return apiOf(address, (await answer.json()) as SignInAnswer);
}

export function apiOf(address: string, session: SignInAnswer): Api {
  const authorization = `Bearer ${session.token}`;
  const request: Api['request'] = (path, init = {}) =>
    fetch(address + path, { ...init, headers: { authorization, ...init.headers } });
  const push: Api['push'] = async (collection, rows) => {
    const answer = await postJson(address, `/api/sync/${collection}/push`, rows, { authorization });
    if (answer.status !== 200) throw new Error(`Push: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { outcomes: Outcome[] }).outcomes;
  };
  const pull: Api['pull'] = async (collection, checkpoint, more = '') => {
    const query = checkpoint ? `epoch=${checkpoint.epoch}&seq=${checkpoint.seq}` : '';
    const answer = await request(`/api/sync/${collection}/pull?${query}${more}`);
    if (answer.status !== 200) throw new Error(`Pull: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { documents: WireRecord[]; checkpoint: Checkpoint };
  };
  return {
    session,
    request,
    push,
    pushOne: async (collection, newDocumentState, assumedMasterState) => {
      const [outcome] = await push(collection, [{ assumedMasterState, newDocumentState }]);
      if (!outcome) throw new Error('No outcome');
      return outcome;
    },
    pull,
    present: async (collection, id) =>
      (await pull(collection, undefined, `&ids=${id}&limit=1`)).documents.find((each) => each.id === id),
  };
}

let edits = 0;

/** An edit that nobody made before, by that person. */
export function edit(username = 'admin', more: Partial<Edit> = {}): Edit {
  edits += 1;
  const at = new Date(Date.UTC(2026, 10, 24, 9, 0, edits % 60)).toISOString();
  return { id: `edit-${edits}`, by: `user-${username}`, at, device: `The ${username}'s computer`, ...more };
}

let technicians = 0;

/** A technician that the server accepts, with an id that nobody has. */
export function technician(more: AnyRecord = {}): WireRecord {
  technicians += 1;
  return {
    id: `t-${technicians}`,
    name: `Technician ${technicians}`,
    mobilePhone: `+1202555${String(1000 + technicians).slice(-4)}`,
    licenseType: 'ManagedTech',
    mobileAccess: true,
    active: true,
    edit: edit(),
    ...more,
  };
}

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type OfficeRoleId, officeRoles } from '#domain/access/roles.ts';
import type { Collections } from '#domain/sync/collections.ts';
import type { Session } from '#renderer/data/session.ts';
import { savePeople } from '#server/accounts/people.ts';
import { issueTokens } from '#server/accounts/tokens.ts';
import { buildApp } from '#server/app.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import type { Store } from '#server/store/store.ts';

export const companyId = 'northline';
export const serverAddress = 'http://model';
export const streamPath = '/api/sync/stream';

/** Everyone who works at the model's company: one computer each. */
export const people = ['ada', 'ben', 'cleo'] as const;
export type PersonName = (typeof people)[number];

/** Ada may do everything, the others what managers may, until a step changes it. */
const roleAtFirst = (name: PersonName): OfficeRoleId => (name === 'ada' ? 'administrator' : 'manager');

/** The real server over a real SQLite file, without a port: requests are given to it in this process. */
export type ModelServer = {
  readonly store: () => Store;
  readonly take: (path: string, init: RequestInit) => Promise<Response>;
  readonly session: (name: PersonName) => Promise<Session>;
  readonly setRole: (name: PersonName, roleId: OfficeRoleId) => Promise<void>;
  /** Stops without a word, as a kill does, and starts again on what is on the disk. */
  readonly crash: () => Promise<void>;
  readonly backUp: () => Promise<void>;
  /** Puts the last copy back, which is another history from then on (S12). Does nothing where there is none. */
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type ServerOptions = {
  readonly collections: Collections;
  /** Faults that a test plants between the server and what it keeps. */
  readonly plant?: (store: Store) => Store;
};

let template: Promise<string> | undefined;

/** A database with the company and its people, made once: each run begins with a copy. */
async function makeTemplate(collections: Collections): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldroster-model-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'server.sqlite');
  const store = await openSqlite(file);
  await store.addCompany(companyId);
  await store.transaction(companyId, async (tx) => {
    const users = people.map((name) => ({
      id: `user-${name}`,
      companyId,
      username: name,
      name,
      roleId: roleAtFirst(name),
      active: true,
    }));
    await savePeople(tx, users);
    await tx.put('company', [{ id: companyId, name: 'Northline' }]);
  });
  // The first start makes keys, which takes its time.
  await (await appOver(store, collections, folder)).close();
  await store.close();
  return file;
}

const appOver = (store: Store, collections: Collections, folder: string): Promise<FastifyInstance> =>
  buildApp({
    store,
    collections,
    photoFolder: join(folder, 'photos'),
    outboxFolder: join(folder, 'outbox'),
    pageFolder: join(folder, 'pages'),
    version: 'model',
  });

export async function startModelServer({ collections, plant }: ServerOptions): Promise<ModelServer> {
  template ??= makeTemplate(collections);
  const folder = mkdtempSync(join(tmpdir(), 'fieldroster-model-'));
  const file = join(folder, 'server.sqlite');
  const copy = join(folder, 'copy.sqlite');
  copyFileSync(await template, file);
  let store: Store;
  let app: FastifyInstance;
  let life = 0;

  const start = async () => {
    const opened = await openSqlite(file);
    store = plant ? plant(opened) : opened;
    app = await appOver(store, collections, folder);
    await app.ready();
  };
  const stop = async () => {
    life += 1;
    await app.close();
    await store.close();
  };
  await start();

  const changeFile = async (run: () => void) => {
    await stop();
    for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
    run();
    await start();
  };

  return {
    store: () => store,
    take: async (path, init) => {
      const mine = life;
      const answer = await app.inject({
        method: (init.method ?? 'GET') as 'GET',
        url: path,
        headers: init.headers as Record<string, string>,
        ...(typeof init.body === 'string' ? { payload: init.body } : {}),
        payloadAsStream: path === streamPath,
      });
      if (mine !== life) throw new TypeError('The server went away');
      if (path === streamPath && init.signal)
        init.signal.addEventListener('abort', () => answer.raw.res.destroy());
      const body = path === streamPath ? Readable.toWeb(answer.stream()) : answer.rawPayload;
      return new Response(body as BodyInit, {
        status: answer.statusCode,
        headers: answer.headers as Record<string, string>,
      });
    },
    session: async (name) => {
      const tokens = issueTokens(Date.now());
      await store.accounts.startSession(`user-${name}`, Date.now(), tokens.kept);
      const { permissions } = officeRoles[roleAtFirst(name)];
      return {
        serverAddress,
        token: tokens.token,
        refreshToken: tokens.refreshToken,
        user: { id: `user-${name}`, name, roleId: roleAtFirst(name), permissions: [...permissions] },
        company: { id: companyId, name: 'Northline' },
      };
    },
    setRole: async (name, roleId) => {
      await store.transaction(companyId, async (tx) => {
        const user = await tx.user(`user-${name}`);
        if (user) await savePeople(tx, [{ ...user, roleId }]);
      });
    },
    crash: async () => {
      await stop();
      await start();
    },
    backUp: () => changeFile(() => copyFileSync(file, copy)),
    restore: async () => {
      if (!existsSync(copy)) return;
      await changeFile(() => {
        copyFileSync(copy, file);
        const database = new DatabaseSync(file);
        database.exec("DELETE FROM meta WHERE key = 'epoch'");
        database.close();
      });
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import type { Session } from '#renderer/data/session.ts';
import type { SyncEvent } from '#renderer/data/sync-report.ts';
import { tokenHash } from '#server/accounts/tokens.ts';
import { sample } from '#tests/support/sample.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';

let open: Client[];
let servers: SyncServer[];
let office: { url: string };
let sessions: Session[];
let server: SyncServer;

/** The computers go on speaking to one address; a restore puts another history behind it. */
const realFetch = globalThis.fetch;

beforeEach(async () => {
  open = [];
  sessions = [];
  server = await startSyncServer();
  servers = [server];
  office = { url: server.url };
  globalThis.fetch = (input, init) =>
    realFetch(String(input).replace(servers[0]?.url ?? '', office.url), init);
});

afterEach(async () => {
  for (const client of open) await client.close();
  globalThis.fetch = realFetch;
  for (const each of servers) await each.close();
});

async function client(device: string, more: Partial<Parameters<typeof openClient>[0]> = {}): Promise<Client> {
  const { url, session } = servers[0] as SyncServer;
  const remembered: SyncServer['session'] = async (username) => {
    const found = await session(username);
    sessions.push(found);
    return found;
  };
  const opened = await openClient({ server: { url, session: remembered }, device, ...more });
  open.push(opened);
  return opened;
}

const add = (on: Client, values: object = {}) => {
  const { id: _, ...record } = sample(technicianFields, { memo: 'first', ...values });
  return on.write.add('technicians', record);
};

/** A server on which only those records are: what a backup held. Sessions are the same. */
async function restoreTo(backup: readonly WireRecord[]): Promise<void> {
  const restored = await startSyncServer();
  servers.push(restored);
  await restored.store.transaction('northline', (tx) => tx.put('technicians', backup));
  for (const { user, token, refreshToken } of sessions) {
    const expiresAt = Date.now() + 3_600_000;
    const [access, refresh] = [token, refreshToken].map((each) => ({ hash: tokenHash(each), expiresAt }));
    if (access && refresh)
      await restored.store.accounts.startSession(user.id, Date.now(), {
        sessionId: randomUUID(),
        access,
        refresh,
      });
  }
  server = restored;
  office.url = restored.url;
}

const onServer = async () =>
  new Map(
    (await server.store.page('northline', 'technicians', 0, 1000)).map(({ record }) => [record.id, record]),
  );

async function equal(...clients: Client[]) {
  for (const each of clients) each.sync.now();
  for (const each of clients) await each.settled();
  await until(async () => {
    const there = await onServer();
    for (const each of clients) {
      each.sync.now();
      for (const [id, record] of there) {
        const here = await each.record('technicians', id);
        if (JSON.stringify(sorted(here)) !== JSON.stringify(sorted(record))) return false;
      }
    }
    return true;
  }, 'all are equal');
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key, inner]) => key !== '_deleted' && inner !== null);
  return Object.fromEntries(entries.sort().map(([key, inner]) => [key, sorted(inner)]));
};

const events = async ({ database }: Client) =>
  ((await database.local.notes.findOne('sync-report').exec())?.toJSON().value?.events ??
    []) as readonly SyncEvent[];

describe('[S12] a server that was restored from a backup', () => {
  test('gets back what its computers hold: what it lacks and what it has older', async () => {
    const [a, b] = [await client('a'), await client('b')];
    const id = await add(a);
    await a.settled();
    const backup = [...(await onServer()).values()];
    await until(async () => (await b.record('technicians', id)) !== undefined, 'b holds it');
    await b.write.change('technicians', id, { memo: 'after the backup' });
    await b.settled();
    const later = await add(b, { name: 'Later' });
    await equal(a, b);
    await restoreTo(backup);
    a.sync.now();
    await until(async () => (await onServer()).has(later), 'the server has it again');
    await equal(a, b);
    expect((await onServer()).get(id)).toMatchObject({ memo: 'after the backup' });
    expect((await onServer()).get(later)).toMatchObject({ name: 'Later' });
    for (const each of (await onServer()).values()) expect(each.conflicts).toBeUndefined();
    const kinds = async () => [...(await events(a)), ...(await events(b))].map(({ kind }) => kind);
    await until(async () => (await kinds()).includes('broughtBack'), 'it is said');
  });

  test('keeps the queue: what was typed and not sent goes on top of what was brought back', async () => {
    const a = await client('a');
    const id = await add(a);
    await a.settled();
    const backup = [...(await onServer()).values()];
    await a.write.change('technicians', id, { memo: 'acknowledged' });
    await a.settled();
    await equal(a);
    a.goOffline();
    await a.write.change('technicians', id, { bio: 'typed' });
    await restoreTo(backup);
    a.goOnline();
    await equal(a);
    expect((await onServer()).get(id)).toMatchObject({ memo: 'acknowledged', bio: 'typed' });
  });

  test('loses nothing where it has gone on since: both edits of one field wait', async () => {
    const [a, b] = [await client('a'), await client('b')];
    const id = await add(a);
    await a.settled();
    await until(async () => (await b.record('technicians', id)) !== undefined, 'b holds it');
    await equal(a, b);
    const backup = [...(await onServer()).values()];
    b.goOffline();
    await a.write.change('technicians', id, { memo: 'acknowledged' });
    await a.settled();
    await equal(a);
    a.goOffline();
    await restoreTo(backup);
    b.goOnline();
    await b.write.change('technicians', id, { memo: 'after the restore' });
    await b.settled();
    a.goOnline();
    await equal(a, b);
    const record = (await onServer()).get(id) as AnyRecord;
    const values = [
      record.memo,
      ...Object.values(record.conflicts as AnyRecord).map(
        (each) => (each as { other: { value: unknown } }).other.value,
      ),
    ];
    expect(new Set(values)).toEqual(new Set(['acknowledged', 'after the restore']));
  });

  test('takes nothing from whoever may not give it: that waits in the quarantine', async () => {
    const a = await client('a');
    const id = await add(a);
    await a.settled();
    const viewer = await client('v', { username: 'viewer' });
    await until(async () => (await viewer.record('technicians', id)) !== undefined, 'the viewer holds it');
    a.goOffline();
    await restoreTo([]);
    viewer.sync.now();
    await until(async () => (await viewer.refused()).length === 1, 'it is in the quarantine');
    expect((await viewer.refused())[0]).toMatchObject({
      recordId: id,
      code: 'forbidden',
      typed: { memo: 'first' },
    });
    expect((await onServer()).size).toBe(0);
  });
});

describe('[S12] another view', () => {
  test('is no other history: nothing is offered', async () => {
    const a = await client('a');
    const id = await add(a);
    await a.settled();
    const m = await client('m', { username: 'manager' });
    await until(async () => (await m.record('technicians', id)) !== undefined, 'the manager holds it');
    await server.setRole('manager', 'viewer');
    m.sync.now();
    await until(async () => (await m.record('technicians', id))?.payroll === undefined, 'pay has left');
    expect(await events(m)).toEqual([]);
    expect(m.weather.requests.filter((path) => path.endsWith('/push'))).toEqual([]);
  });
});

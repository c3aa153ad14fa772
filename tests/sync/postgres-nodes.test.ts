import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hint } from '#domain/sync/wire.ts';
import { createDelivery } from '#server/messages/delivery.ts';
import { newMessage } from '#server/messages/enqueue.ts';
import type { Store } from '#server/store/store.ts';
import type { Listener } from '#server/sync/hub.ts';
import { openHub, type SharedHub } from '#server/sync/shared-hub.ts';
import { makeTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { edit, startServer, type TestServer, technician } from './server-fixture.ts';

const never = { least: 2 ** 30, most: 2 ** 30 };
const often = { least: 20, most: 50 };

describe('two servers on one database', () => {
  let a: TestServer;
  let b: TestServer;
  beforeEach(async () => {
    a = await startServer();
    b = await startServer({ database: a.database });
  });
  afterEach(async () => {
    await b.stop();
    await a.stop();
  });

  it('[S13] a stream at one hears of what was pushed at the other', async () => {
    const [there, here] = [await b.signIn('manager'), await a.signIn('admin')];
    const stream = await there.request('/api/sync/stream');
    const record = technician();
    await here.pushOne('technicians', record);
    const { seq } = (await here.pull('technicians')).checkpoint;
    await hearing(stream, `"collection":"technicians","seq":${seq}`);
  });

  it('a session that ends at one ends its stream at the other', async () => {
    const there = await b.signIn('manager');
    const stream = await there.request('/api/sync/stream');
    const signOut = await fetch(`${a.address}/api/auth/sign-out`, {
      method: 'POST',
      headers: { authorization: `Bearer ${there.session.token}` },
    });
    expect(signOut.status).toBe(200);
    await stream.text();
    expect((await there.request('/api/sync/technicians/pull')).status).toBe(401);
  });

  it('[S7] an edit that was pushed at both at once is applied once', async () => {
    const [there, here] = [await b.signIn('admin'), await a.signIn('admin')];
    const record = technician();
    const outcomes = await Promise.all([here, there].map((api) => api.pushOne('technicians', record)));
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'duplicate']);
  });

  it('[S10] of two who want one email at two servers, one has it', async () => {
    const [there, here] = [await b.signIn('admin'), await a.signIn('admin')];
    const email = 'both@want.example';
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.all(
        [here, there].map((api) => api.pushOne('technicians', technician({ email: `${round}${email}` }))),
      );
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['applied', 'conflict']);
    }
  });

  it('has one epoch, and one key for what desktops seal', async () => {
    expect(b.store.epoch).toBe(a.store.epoch);
    const company = await a.store.byIds('acme', 'company', ['acme']);
    expect(company[0]?.record.sealingKey).toBeTruthy();
    expect(await b.store.setting('sealing-key', () => 'another')).not.toBe('another');
  });
});

/** Reads the stream until it says that. */
async function hearing(stream: Response, text: string): Promise<void> {
  let heard = '';
  const decoder = new TextDecoder();
  for await (const bytes of stream.body ?? []) {
    heard += decoder.decode(bytes as Uint8Array, { stream: true });
    if (heard.includes(text)) return;
  }
  throw new Error(`The stream ended with ${heard}`);
}

describe('hubs on one database', () => {
  let folder: string;
  let stores: Store[];
  let hubs: SharedHub[];
  let database: TestDatabase;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fieldroster-hubs-'));
    database = await makeTestDatabase(folder);
    stores = await Promise.all([database.open(), database.open()]);
    await stores[0]?.addCompany('acme');
    hubs = [];
  });
  afterEach(async () => {
    for (const hub of hubs) hub.close();
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('were opened at once, and agree on the epoch', () => {
    expect(new Set(stores.map(({ epoch }) => epoch)).size).toBe(1);
  });

  const hubOf = (
    index: number,
    ...more: Parameters<typeof openHub> extends [unknown, ...infer M] ? M : []
  ) => {
    const store = stores[index];
    if (!store) throw new Error('No store');
    const hub = openHub(store, ...more);
    hubs.push(hub);
    return { hub, store };
  };
  const listenTo = (hub: SharedHub) => {
    const heard: Hint[] = [];
    const ended = vi.fn();
    const listener: Listener = { sessionId: 's-1', hint: (hint) => void heard.push(hint), end: ended };
    hub.join('acme', listener);
    return { heard, ended };
  };

  it('[S13] pass on what is said, without a look', async () => {
    const a = hubOf(0, never);
    const b = hubOf(1, never);
    const { heard } = listenTo(b.hub);
    const hint = { collection: 'technicians', seq: 7, epoch: b.store.epoch };
    // What is said before the other listens is lost, which is what the look is for.
    await vi.waitFor(() => {
      a.hub.publish('acme', hint);
      expect(heard).toContainEqual(hint);
    }, 10_000);
  });

  it('[S13] find by themselves what nobody told them', async () => {
    const { hub, store } = hubOf(1, often);
    const { heard } = listenTo(hub);
    await stores[0]?.transaction('acme', (tx) => tx.put('lists', [{ id: 'a' }]));
    await vi.waitFor(
      () => expect(heard).toEqual([{ collection: 'lists', seq: 1, epoch: store.epoch }]),
      10_000,
    );
    await stores[0]?.transaction('acme', (tx) => tx.put('lists', [{ id: 'b' }]));
    await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ seq: 2 }), 10_000);
    expect(heard).toHaveLength(2);
  });

  it('listen again after their connection was cut', async () => {
    const a = hubOf(0, never);
    const b = hubOf(1, never);
    const { heard } = listenTo(b.hub);
    const hear = (seq: number) =>
      vi.waitFor(() => {
        a.hub.publish('acme', { collection: 'lists', seq, epoch: a.store.epoch });
        expect(heard.at(-1)).toMatchObject({ seq });
      }, 10_000);
    await hear(1);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fieldroster ear'`,
    );
    await hear(2);
  });

  it('send a message once, though both want to', async () => {
    const sent: string[] = [];
    const now = Date.now();
    const carrier = {
      send: async ({ messageId }: { messageId: string }) => {
        sent.push(messageId);
        await new Promise((resolve) => setImmediate(resolve));
        return { ok: true, file: null } as const;
      },
    };
    await stores[0]?.transaction('acme', async (tx) => {
      await tx.put('company', [{ id: 'acme', name: 'Acme' }]);
      await tx.put('technicians', [technician({ id: 'jane', email: 'jane@b.example' })]);
      for (let index = 0; index < 10; index += 1) await tx.addMessage(message(now));
    });
    const deliveries = stores.map((store) =>
      createDelivery({
        store,
        now: () => now,
        carriers: { email: carrier, text: carrier } as never,
        publicUrl: () => 'https://roster.example',
        announce: () => undefined,
      }),
    );
    for (const delivery of deliveries) delivery.kick();
    await Promise.all(deliveries.map((delivery) => delivery.idle()));
    await Promise.all(deliveries.map((delivery) => delivery.stop()));
    expect(sent).toHaveLength(10);
    expect(new Set(sent).size).toBe(10);
  });
});

const message = (now: number) =>
  newMessage({
    requestId: null,
    kind: 'test',
    subject: { kind: 'technician', id: 'jane' },
    channel: 'email',
    address: 'jane@b.example',
    facts: { by: 'user-admin', device: 'Front desk' },
    now,
  });

describe('sixteen writers on two servers', () => {
  let folder: string;
  let stores: Store[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'fieldroster-writers-'));
    const database = await makeTestDatabase(folder);
    stores = [await database.open(), await database.open()];
    await stores[0]?.addCompany('acme');
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('[S1] whoever reads on from a checkpoint misses none of what they write', async () => {
    const [a, b] = stores as [Store, Store];
    const writers = Array.from({ length: 16 }, (_, index) => write(index % 2 ? a : b, `w${index}`));
    const isDone = { now: false };
    const reading = read(b, isDone);
    const written = (await Promise.all(writers)).flat();
    isDone.now = true;
    const seen = await reading;
    expect(written).toHaveLength(16 * 25);
    expect(seen.toSorted()).toEqual(written.toSorted());
    expect(await a.lastSeq('acme')).toBe(written.length);
  });
});

async function write(store: Store, name: string): Promise<string[]> {
  const ids = Array.from({ length: 25 }, (_, index) => `${name}-${index}`);
  for (const id of ids)
    await store.transaction('acme', async (tx) => {
      const record = { id, name: id, edit: edit() };
      const accepted = { record, edit: edit(), outcome: 'applied', changes: [], pushed: record } as const;
      await tx.accept('lists', [accepted], '2026-11-24T09:00:00.000Z');
    });
  return ids;
}

/** Pages by checkpoint as a client does, until a page comes empty after all was written. */
async function read(store: Store, isDone: { now: boolean }): Promise<string[]> {
  const seen: string[] = [];
  for (let after = 0; ; ) {
    const wasDone = isDone.now;
    const page = await store.page('acme', 'lists', after, 5);
    seen.push(...page.map(({ record }) => record.id));
    after = page.at(-1)?.seq ?? after;
    if (page.length === 0 && wasDone) return seen;
  }
}

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pullAnswer } from '#domain/sync/wire.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { createServerClient } from '#renderer/data/server-client.ts';
import { purgeRemoved } from '#server/sync/tombstone-care.ts';
import { sample } from '#tests/support/sample.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';

let server: SyncServer;
let a: Client;
let b: Client;
let id: string;

beforeEach(async () => {
  server = await startSyncServer();
  a = await openClient({ server, device: 'a' });
  b = await openClient({ server, device: 'b' });
  const { id: _, ...record } = sample(technicianFields, { memo: 'first', bio: 'calm' });
  id = await a.write.add('technicians', record);
  await a.settled();
  await until(async () => (await b.record('technicians', id)) !== undefined, 'b holds it');
});

afterEach(async () => {
  for (const client of [a, b]) await client.close();
  await server.close();
});

const gone = (client: Client) => async () => (await client.record('technicians', id)) === undefined;

describe('[S11] a profile that was made by mistake', () => {
  test('leaves every computer, and comes back to all with what it held', async () => {
    await a.write.remove('technicians', id);
    await until(gone(b), 'it has left b');
    expect(await server.record('technicians', id)).toMatchObject({ _deleted: true, memo: 'first' });
    await b.settled();
    expect(await b.write.restore('technicians', id)).toEqual({ ok: true });
    await until(async () => (await a.record('technicians', id))?.memo === 'first', 'it is back on a');
    await b.settled();
    expect((await server.record('technicians', id))?._deleted).toBeUndefined();
  });

  test('takes in what somebody typed meanwhile, and a restore brings both back', async () => {
    b.goOffline();
    await b.write.change('technicians', id, { memo: 'typed offline' });
    await a.write.remove('technicians', id);
    await a.settled();
    b.goOnline();
    await until(async () => (await b.refused()).length === 1, 'its author keeps it');
    expect((await b.refused())[0]).toMatchObject({ code: 'removed', typed: { memo: 'typed offline' } });
    await until(gone(b), 'it has left b');
    await b.settled();
    const history = await server.store.history('northline', 'technicians', id, {
      before: undefined,
      limit: 9,
    });
    expect(history[0]?.changes).toMatchObject([{ field: 'memo', from: 'first', to: 'typed offline' }]);
    a.sync.now();
    await a.write.restore('technicians', id);
    for (const client of [a, b])
      await until(
        async () => (await client.record('technicians', id))?.memo === 'typed offline',
        'both are back',
      );
    expect((await server.record('technicians', id))?.conflicts).toBeUndefined();
  });

  test('is restored where a removal is still on its way', async () => {
    a.goOffline();
    await a.write.remove('technicians', id);
    expect(await a.write.restore('technicians', id)).toEqual({ ok: true });
    a.goOnline();
    await a.settled();
    expect(await a.record('technicians', id)).toMatchObject({ memo: 'first' });
    expect((await server.record('technicians', id))?._deleted).toBeUndefined();
  });

  test('says so where there is nothing to restore', async () => {
    expect(await a.write.restore('technicians', id)).toEqual({ ok: false, reason: 'notRemoved' });
    expect(await a.write.restore('technicians', 'nobody')).toEqual({ ok: false, reason: 'unknown' });
  });
});

describe('[S11] what was removed long ago', () => {
  const half = 180 * 24 * 60 * 60_000;
  const later = () => purgeRemoved({ store: server.store, now: () => Date.now() + half + 60_000 });

  test('is purged after 180 days, and not before', async () => {
    await a.write.remove('technicians', id);
    await a.settled();
    expect(await purgeRemoved({ store: server.store, now: () => Date.now() + half - 60_000 })).toBe(0);
    expect(await later()).toBe(1);
    expect(await server.record('technicians', id)).toBeUndefined();
  });

  test('leaves a computer that was away all the time, with its queue intact', async () => {
    const { id: _, ...record } = sample(technicianFields, { name: 'Other', email: null, mobilePhone: null });
    const other = await a.write.add('technicians', record);
    await until(async () => (await b.record('technicians', other)) !== undefined, 'b holds both');
    b.goOffline();
    await a.write.remove('technicians', id);
    await a.settled();
    await later();
    await b.write.change('technicians', other, { memo: 'typed while away' });
    b.goOnline();
    await until(gone(b), 'it has left');
    await b.settled();
    expect(await server.record('technicians', other)).toMatchObject({ memo: 'typed while away' });
    expect(await server.record('technicians', id)).toBeUndefined();
    expect(await b.refused()).toEqual([]);
  });

  test('is nothing to whoever begins afterwards: their pages follow one another', async () => {
    const more = Array.from({ length: 3 }, (_, index) => ({ id: `early-${index}`, name: 'Early' }));
    await server.store.transaction('northline', (tx) => tx.put('technicians', more));
    await a.write.remove('technicians', id);
    await a.settled();
    await later();
    const client = createServerClient(await server.session('administrator'), async () => undefined, 'c');
    const seen: string[] = [];
    for (let query = ''; ; ) {
      const page = await client.get(`/api/sync/technicians/pull?limit=1${query}`, pullAnswer);
      if (!page.ok) throw new Error(page.message);
      expect(page.value.resync).toBeUndefined();
      seen.push(...page.value.documents.map((each) => each.id));
      if (page.value.documents.length === 0) break;
      query = `&epoch=${page.value.checkpoint.epoch}&seq=${page.value.checkpoint.seq}`;
    }
    expect(seen).toEqual(more.map((each) => each.id));
  });
});

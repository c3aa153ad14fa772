import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Conflict } from '#domain/record/own-fields.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';

let server: SyncServer;
let open: Client[];

beforeEach(async () => {
  server = await startSyncServer();
  open = [];
});

afterEach(async () => {
  for (const client of open) await client.close();
  await server.close();
});

async function client(device: string, more: Partial<Parameters<typeof openClient>[0]> = {}): Promise<Client> {
  const opened = await openClient({ server, device, ...more });
  open.push(opened);
  return opened;
}

/** Two computers that both hold one technician, and have nothing under way. */
async function twoWith(values: object = {}) {
  const [a, b] = [await client('a'), await client('b')];
  const { id: _, ...record } = sample(technicianFields, { memo: 'gate 1', bio: 'calm', ...values });
  const id = await a.write.add('technicians', record);
  await a.settled();
  await until(async () => (await b.record('technicians', id)) !== undefined, 'b holds the record');
  return { a, b, id };
}

/** Both are online, nothing waits anywhere, and both hold what the server holds. */
async function equal(id: string, ...clients: Client[]) {
  for (const each of clients) await each.settled();
  const there = await server.record('technicians', id);
  for (const each of clients) {
    each.sync.now();
    await until(async () => {
      const here = await each.record('technicians', id);
      return JSON.stringify(sorted(here)) === JSON.stringify(sorted(there));
    }, 'client and server are equal');
  }
  return there as Record<string, unknown> & { conflicts?: Record<string, Conflict> };
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => key !== '_deleted' && inner !== null)
      .sort()
      .map(([key, inner]) => [key, sorted(inner)]),
  );
};

describe('two computers', () => {
  test('[S4] different fields edited offline are both kept, and nobody is asked', async () => {
    const { a, b, id } = await twoWith();
    a.goOffline();
    b.goOffline();
    await a.write.change('technicians', id, { memo: 'gate 2' });
    await b.write.change('technicians', id, { bio: 'very calm' });
    a.goOnline();
    b.goOnline();
    const record = await equal(id, a, b);
    expect(record).toMatchObject({ memo: 'gate 2', bio: 'very calm' });
    expect(record.conflicts).toBeUndefined();
  });

  test('[S5] the same field: the first stays, the other is in conflicts on both computers', async () => {
    const { a, b, id } = await twoWith();
    a.goOffline();
    b.goOffline();
    await a.write.change('technicians', id, { memo: 'from a' });
    await b.write.change('technicians', id, { memo: 'from b' });
    a.goOnline();
    await a.settled();
    b.goOnline();
    const record = await equal(id, a, b);
    expect(record.memo).toBe('from a');
    const [conflict] = Object.values(record.conflicts ?? {});
    expect(conflict).toMatchObject({
      field: 'memo',
      base: 'gate 1',
      kept: { value: 'from a', by: 'user-administrator', device: 'a' },
      other: { value: 'from b', by: 'user-administrator', device: 'b' },
    });
  });

  test('[S5] one click settles a conflict everywhere, either way', async () => {
    const { a, b, id } = await twoWith();
    for (const keep of ['kept', 'other'] as const) {
      a.goOffline();
      b.goOffline();
      await a.write.change('technicians', id, { memo: `a ${keep}` });
      await b.write.change('technicians', id, { memo: `b ${keep}` });
      a.goOnline();
      await a.settled();
      b.goOnline();
      const clashed = await equal(id, a, b);
      const [conflict] = Object.values(clashed.conflicts ?? {});
      const changes = keep === 'kept' ? {} : { memo: conflict?.other.value };
      await b.write.change('technicians', id, { conflicts: null, ...changes });
      const record = await equal(id, a, b);
      expect(record.conflicts).toBeUndefined();
      expect(record.memo).toBe(keep === 'kept' ? 'a kept' : 'b other');
    }
  });

  test('[S6] sets take in what both sides added and removed', async () => {
    const { a, b, id } = await twoWith({ skills: ['s-1', 's-2'] });
    a.goOffline();
    b.goOffline();
    await a.write.change('technicians', id, { skills: ['s-1', 's-2', 's-3'] });
    await b.write.change('technicians', id, { skills: ['s-2', 's-4'] });
    a.goOnline();
    b.goOnline();
    const record = await equal(id, a, b);
    expect(new Set(record.skills as string[])).toEqual(new Set(['s-2', 's-3', 's-4']));
    expect(record.conflicts).toBeUndefined();
  });

  test('[S7] a lost answer with somebody else in between loses nothing and applies nothing twice', async () => {
    const { a, b, id } = await twoWith();
    let lose = true;
    a.weather.losesAnswer = () => lose;
    await a.write.change('technicians', id, { memo: 'from a' });
    await until(
      async () => (await server.record('technicians', id))?.memo === 'from a',
      'the server took it',
    );
    await until(async () => (await b.record('technicians', id))?.memo === 'from a', 'b saw it');
    await b.write.change('technicians', id, { memo: 'b, who saw it' });
    await b.settled();
    lose = false;
    const record = await equal(id, a, b);
    expect(record.memo).toBe('b, who saw it');
    expect(record.conflicts).toBeUndefined();
  });

  test('[S7] going on from an edit whose answer was lost is no conflict with oneself', async () => {
    const { a, b, id } = await twoWith();
    let lose = true;
    a.weather.losesAnswer = () => lose;
    await a.write.change('technicians', id, { memo: 'first' });
    await until(async () => (await server.record('technicians', id))?.memo === 'first', 'the server took it');
    a.goOffline();
    await a.write.change('technicians', id, { memo: 'second' });
    lose = false;
    a.goOnline();
    const record = await equal(id, a, b);
    expect(record.memo).toBe('second');
    expect(record.conflicts).toBeUndefined();
  });

  test('[S8] what arrives while a field is changed here does not move its base', async () => {
    const { a, b, id } = await twoWith();
    b.goOffline();
    await b.write.change('technicians', id, { memo: 'from b' });
    await a.write.change('technicians', id, { memo: 'from a', bio: 'new bio' });
    await a.settled();
    b.goOnline();
    const record = await equal(id, a, b);
    // Had the pull moved the base of b's memo, it would have gone over a's without a word.
    expect(record).toMatchObject({ memo: 'from a', bio: 'new bio' });
    expect(Object.values(record.conflicts ?? {})).toMatchObject([
      { field: 'memo', other: { value: 'from b' } },
    ]);
  });

  test('[S9] a refused row is kept with what was typed, and the next rows pass', async () => {
    const { a, id } = await twoWith();
    a.goOffline();
    await a.write.change('technicians', id, { mobilePhone: 'not a phone', memo: 'typed with it' });
    const { id: _, ...good } = sample(technicianFields, { name: 'Good Row' });
    const other = await a.write.add('technicians', good);
    a.goOnline();
    await a.settled();
    expect((await server.record('technicians', other))?.name).toBe('Good Row');
    const [refused] = await a.refused();
    expect(refused).toMatchObject({ code: 'invalid', field: 'mobilePhone', recordId: id });
    expect(refused?.typed).toMatchObject({ mobilePhone: 'not a phone', memo: 'typed with it' });
    expect(await equal(id, a)).toMatchObject({ memo: 'gate 1' });
  });

  test('[S9] a new record that is refused leaves the table and stays in the quarantine', async () => {
    const a = await client('a');
    const id = await a.write.add('technicians', { name: '', memo: 'kept' });
    await until(async () => (await a.refused()).length === 1, 'it is in the quarantine');
    await until(async () => (await a.record('technicians', id)) === undefined, 'it left the table');
    expect((await a.refused())[0]).toMatchObject({ code: 'required', typed: { memo: 'kept' } });
  });

  test('[S13] an edit reaches the other computer by the live stream, before any poll', async () => {
    const { a, b, id } = await twoWith();
    await a.write.change('technicians', id, { memo: 'live' });
    await until(async () => (await b.record('technicians', id))?.memo === 'live', 'b has it');
    expect(b.weather.requests).toContain('/api/sync/stream');
  });

  test('[S16] what a person may no longer change is refused at push, not at typing', async () => {
    const { a, b, id } = await twoWith();
    await b.close();
    open = [a];
    const m = await client('m', { username: 'manager' });
    await until(async () => (await m.record('technicians', id)) !== undefined, 'the manager holds it');
    m.goOffline();
    await m.write.change('technicians', id, { memo: 'from a former manager' });
    await server.setRole('manager', 'viewer');
    m.goOnline();
    await m.settled();
    expect((await m.refused())[0]).toMatchObject({
      code: 'forbidden',
      typed: { memo: 'from a former manager' },
    });
    // Pay is not a viewer's to see: it has left the computer.
    await until(async () => (await m.record('technicians', id))?.payroll === undefined, 'pay is gone');
    const { payroll, ...seen } = (await a.record('technicians', id)) ?? {};
    expect(payroll).toBeDefined();
    expect(await m.record('technicians', id)).toEqual({ ...seen, memo: 'gate 1' });
  });

  test('[S17] what was saved offline is there after the app is closed, and is sent then', async () => {
    const first = await client('a', { name: 'kept-on-disk', online: false });
    const { id: _, ...record } = sample(technicianFields, { memo: 'saved offline' });
    const id = await first.write.add('technicians', record);
    await first.close();
    open.pop();
    const again = await client('a', { name: 'kept-on-disk' });
    await again.settled();
    expect((await server.record('technicians', id))?.memo).toBe('saved offline');
  });

  test('[S20] an edit that another person made is refused, not sent in the wrong name', async () => {
    const a = await client('a', { name: 'shared-by-mistake', online: false });
    const { id: _, ...record } = sample(technicianFields);
    const id = await a.write.add('technicians', record);
    await a.close();
    open.pop();
    const other = await client('a', { name: 'shared-by-mistake', username: 'manager' });
    await until(async () => (await other.refused()).length === 1, 'it is in the quarantine');
    expect((await other.refused())[0]).toMatchObject({ code: 'other_person', recordId: id });
    expect(await server.record('technicians', id)).toBeUndefined();
  });

  test('[S21] a pushed record is looked at again until both sides are equal', async () => {
    const { a, id } = await twoWith();
    a.goOffline();
    await a.write.change('technicians', id, { memo: 'pushed' });
    expect((await a.outbox.waiting()).map(({ recordId }) => recordId)).toEqual([id]);
    expect(await a.outbox.rechecks('technicians', 10)).toEqual([]);
    a.goOnline();
    await a.settled();
    expect(await a.outbox.rechecks('technicians', 10)).toEqual([]);
    await equal(id, a);
  });
});

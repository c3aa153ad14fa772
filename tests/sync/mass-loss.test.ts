import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WireRecord } from '#domain/sync/wire.ts';
import { type HeldBack, heldBackId } from '#renderer/data/held-back.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';

let server: SyncServer;
let a: Client;

const count = 30;
const person = (index: number): WireRecord => ({
  id: `t-${index}`,
  name: `Technician ${index}`,
  active: true,
});
const everybody = Array.from({ length: count }, (_, index) => person(index));

const put = (records: readonly WireRecord[]) =>
  server.store.transaction('northline', (tx) => tx.put('technicians', records));

beforeEach(async () => {
  server = await startSyncServer();
  await put(everybody);
  a = await openClient({ server, device: 'a' });
  await until(async () => (await active()) === count, 'all are here');
});

afterEach(async () => {
  await a.close();
  await server.close();
});

async function active(): Promise<number> {
  const here = await a.database.synced.technicians.find().exec();
  return here.filter((record) => record.get('active') !== false).length;
}

const note = async () =>
  (await a.database.local.notes.findOne(heldBackId('technicians')).exec())?.toJSON().value as
    | HeldBack
    | undefined;

const lose = async (many: number) => {
  a.goOffline();
  const lost = everybody.slice(0, many);
  await put(
    lost.map((each, index) => ({ ...each, ...(index % 2 ? { _deleted: true } : { active: false }) })),
  );
  a.goOnline();
};

describe('[S18] a pull that would take more than a fifth of the profiles', () => {
  test('stops and asks, with names, and holds up nothing else', async () => {
    await lose(20);
    await until(async () => (await note())?.records.length === 20, 'it asks');
    expect(await note()).toMatchObject({ decision: 'open', held: count });
    expect((await note())?.records[0]).toMatchObject({ id: 't-0', name: 'Technician 0', how: 'deactivated' });
    expect(await active()).toBe(count);
    await a.write.change('technicians', 't-29', { memo: 'typed meanwhile' });
    await a.settled();
    expect(await server.record('technicians', 't-29')).toMatchObject({ memo: 'typed meanwhile' });
    await put([{ ...person(28), memo: 'said meanwhile' }]);
    a.sync.now();
    await until(
      async () => (await a.record('technicians', 't-28'))?.memo === 'said meanwhile',
      'others arrive',
    );
    expect(await active()).toBe(count);
  });

  test('goes on once a person accepts it', async () => {
    await lose(20);
    await until(async () => (await note()) !== undefined, 'it asks');
    await a.sync.decide('accept');
    await until(async () => (await active()) === count - 20, 'they have left');
    expect(await note()).toBeUndefined();
    await a.settled();
  });

  test('goes on showing them where a person keeps what is here, and asks no more about them', async () => {
    await lose(20);
    await until(async () => (await note()) !== undefined, 'it asks');
    await a.sync.decide('keep');
    await put([{ ...person(25), active: false }]);
    a.sync.now();
    await until(
      async () => (await a.record('technicians', 't-25'))?.active === false,
      'everyday work goes on',
    );
    expect(await active()).toBe(count - 1);
    expect(await note()).toMatchObject({ decision: 'kept' });
    await put([{ ...person(0), memo: 'is back' }]);
    a.sync.now();
    await until(
      async () => (await a.record('technicians', 't-0'))?.memo === 'is back',
      'it is no longer lost',
    );
    expect((await note())?.records.map(({ id }) => id)).not.toContain('t-0');
    await a.sync.decide('accept');
    await until(async () => (await active()) === count - 20, 'the rest has left');
  });

  test('lets everyday work pass', async () => {
    await lose(5);
    await until(async () => (await active()) === count - 5, 'they have left');
    expect(await note()).toBeUndefined();
  });
});

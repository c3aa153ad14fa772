import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { collections } from '#domain/sync/collections.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import type { SyncEvent } from '#renderer/data/sync-report.ts';
import { sample } from '#tests/support/sample.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';

let server: SyncServer;
const open: Client[] = [];

beforeEach(async () => {
  server = await startSyncServer();
});

afterEach(async () => {
  for (const client of open.splice(0)) await client.close();
  await server.close();
});

async function client(more: Partial<Parameters<typeof openClient>[0]> = {}): Promise<Client> {
  const opened = await openClient({ server, device: 'a', ...more });
  open.push(opened);
  return opened;
}

const { id: _, ...record } = sample(technicianFields, { memo: 'first' });

describe('[S15] an older client', () => {
  test('keeps what it does not know, and its edits take none of it away', async () => {
    const { bio, ...older } = technicianFields;
    expect(bio).toBeDefined();
    const now = await client();
    const id = await now.write.add('technicians', { ...record, bio: 'from a newer version' });
    await now.settled();
    const old = await client({ collections: { technicians: { ...collections.technicians, fields: older } } });
    await until(async () => (await old.record('technicians', id)) !== undefined, 'it holds the record');
    await old.write.change('technicians', id, { memo: 'by the older one' });
    await old.settled();
    expect(await server.record('technicians', id)).toMatchObject({
      memo: 'by the older one',
      bio: 'from a newer version',
    });
  });

  test('that left a field out of base and state changes nothing about it', async () => {
    const now = await client();
    const id = await now.write.add('technicians', { ...record, bio: 'kept' });
    await now.settled();
    const { bio: __, ...base } = (await server.record('technicians', id)) as WireRecord & { bio?: string };
    const session = await server.session('administrator');
    const edit = { id: 'e-old', by: session.user.id, at: '2026-11-24T08:00:00.000Z', device: 'Old' };
    await fetch(`${server.url}/api/sync/technicians/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
      body: JSON.stringify([
        { assumedMasterState: base, newDocumentState: { ...base, memo: 'by the older one', edit } },
      ]),
    });
    expect(await server.record('technicians', id)).toMatchObject({ memo: 'by the older one', bio: 'kept' });
  });
});

describe('[S15] what waits', () => {
  test('can be exported with what it was typed over, and so can what was refused', async () => {
    const a = await client();
    const id = await a.write.add('technicians', record);
    await a.settled();
    await a.write.change('technicians', id, { mobilePhone: 'no phone' });
    await until(async () => (await a.refused()).length === 1, 'one is refused');
    a.goOffline();
    await a.write.change('technicians', id, { memo: 'typed' });
    const { waiting, refused } = JSON.parse(await a.sync.exportQueue());
    expect(waiting).toMatchObject([
      { collection: 'technicians', id, typed: { memo: 'typed' }, base: { memo: 'first' } },
    ]);
    expect(refused).toMatchObject([{ recordId: id, typed: { mobilePhone: 'no phone' } }]);
  });
});

test('a record that is not as this version knows it is kept and reported', async () => {
  const a = await client();
  await server.store.transaction('northline', (tx) =>
    tx.put('technicians', [{ id: 'odd', name: 'Odd', skills: 'no list' } as WireRecord]),
  );
  a.sync.now();
  await until(async () => (await a.record('technicians', 'odd'))?.name === 'Odd', 'it is shown');
  const events = async () =>
    ((await a.database.local.notes.findOne('sync-report').exec())?.toJSON().value?.events ??
      []) as readonly SyncEvent[];
  await until(async () => (await events()).length > 0, 'it is reported');
  expect((await events())[0]).toMatchObject({ kind: 'unreadable', collection: 'technicians', ids: ['odd'] });
});

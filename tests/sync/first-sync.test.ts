import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';

/** A first page and a rest. */
const total = 600;
const firstPage = 500;

let server: SyncServer;
let open: Client[];

const record = (index: number, more: object = {}) =>
  sample(technicianFields, { id: `t-${index}`, mobilePhone: null, email: null, memo: 'as it was', ...more });

const put = (...records: ReturnType<typeof record>[]) =>
  server.store.transaction('northline', (tx) => tx.put('technicians', records as never));

beforeEach(async () => {
  server = await startSyncServer();
  open = [];
  await put(...Array.from({ length: total }, (_, index) => record(index)));
});

afterEach(async () => {
  for (const client of open) await client.close();
  await server.close();
});

const heldBy = ({ database }: Client) => database.synced.technicians.count().exec();

/** A new computer that has the first page, and waits for the second until `goOn`. */
async function inTheMiddle(name: string = randomUUID()) {
  const client = await openClient({ server, device: 'a', name, online: false });
  open.push(client);
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  // Only the first page is asked for without a checkpoint.
  client.weather.holds = (url) => (url.includes('/technicians/pull') && url.includes('seq=') ? gate : null);
  client.goOnline();
  await until(async () => (await heldBy(client)) === firstPage, 'the first page is here');
  return { client, goOn };
}

test('[S17] what is typed in the middle of a first sync is sent at once, kept and merged', async () => {
  const { client, goOn } = await inTheMiddle();
  const { id: _, ...added } = record(0, { name: 'Made Meanwhile' });
  const id = await client.write.add('technicians', added);
  await client.write.change('technicians', 't-3', { memo: 'typed meanwhile' });
  await until(async () => (await server.record('technicians', id)) !== undefined, 'the server has it');
  expect(await heldBy(client)).toBe(firstPage + 1);
  await put(record(4, { bio: 'changed there meanwhile' }));
  await client.write.change('technicians', 't-4', { memo: 'typed meanwhile' });

  goOn();
  await client.settled();
  await until(async () => (await heldBy(client)) === total + 1, 'all are here');
  for (const each of ['t-3', 't-4']) {
    const expected = { memo: 'typed meanwhile' };
    await until(async () => (await server.record('technicians', each))?.memo === expected.memo, each);
    expect(await client.record('technicians', each)).toMatchObject(expected);
  }
  expect(await server.record('technicians', 't-4')).toMatchObject({ bio: 'changed there meanwhile' });
  await until(
    async () => (await client.record('technicians', 't-4'))?.bio === 'changed there meanwhile',
    'what was changed there is here',
  );
  expect(await client.record('technicians', id)).toMatchObject({ name: 'Made Meanwhile' });
});

test('a first sync that was cut off goes on at the next start, with what was typed before', async () => {
  const name = randomUUID();
  const { client, goOn } = await inTheMiddle(name);
  client.weather.online = false;
  goOn();
  const { id: _, ...added } = record(0, { name: 'Made Before' });
  const id = await client.write.add('technicians', added);
  await client.write.change('technicians', 't-3', { memo: 'typed before' });
  await client.close();
  open = [];

  const again = await openClient({ server, device: 'a', name });
  open.push(again);
  await until(async () => (await heldBy(again)) === total + 1, 'all are here');
  await again.settled();
  expect(await server.record('technicians', id)).toMatchObject({ name: 'Made Before' });
  expect(await server.record('technicians', 't-3')).toMatchObject({ memo: 'typed before' });
  expect(await again.record('technicians', 't-3')).toMatchObject({ memo: 'typed before' });
});

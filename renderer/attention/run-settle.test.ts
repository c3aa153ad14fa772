import { afterEach, beforeEach, expect, test } from 'vitest';
import { permissionNames } from '#domain/access/permissions.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { withoutEntries } from '#domain/record/settle.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { followRecords, type LiveRecords } from '#renderer/data/live-records.ts';
import { sample } from '#tests/support/sample.ts';
import {
  type Client,
  openClient,
  type SyncServer,
  startSyncServer,
  until,
} from '#tests/support/sync-office.ts';
import { changeProfiles } from '../undo/change-profiles.ts';
import { undoLast } from '../undo/revert.ts';
import { forgetChanges } from '../undo/undo-stack.ts';
import { conflictsOfTechnician } from './attention-items.ts';
import { planSettle } from './bulk-rules.ts';
import { runSettle } from './run-settle.ts';

let server: SyncServer;
let desk: Client;
let van: Client;
let technicians: LiveRecords<Technician>;

const data = () => ({
  technicians,
  write: desk.write,
  permissions: permissionNames,
  lists: { get: () => undefined } as unknown as LiveRecords<ListEntry>,
  company: { all: () => [] as readonly Company[] } as unknown as LiveRecords<Company>,
});
const here = (id: string) => technicians.get(id) as Technician;
const there = async (id: string) => (await server.record('technicians', id)) as unknown as Technician;
const add = (id: string, email: string) =>
  desk.write.add('technicians', {
    ...sample(technicianFields, { mobilePhone: '+12025550161', email, managerId: null, name: id }),
    mobilePhone: null,
    id,
  });

beforeEach(async () => {
  server = await startSyncServer();
  desk = await openClient({ server, device: 'desk' });
  van = await openClient({ server, device: 'van', username: 'manager' });
  technicians = await followRecords<Technician>(desk.database.synced.technicians);
});

afterEach(async () => {
  forgetChanges();
  technicians.close();
  for (const client of [desk, van]) await client.close();
  await server.close();
});

test('[S5] many are decided by a rule, and an undo puts every entry back on the server', async () => {
  const ids = ['ann', 'bob', 'cy'];
  for (const id of ids) await add(id, `${id}@northline.example`);
  await until(async () => (await Promise.all(ids.map((id) => van.record('technicians', id)))).every(Boolean));
  van.goOffline();
  for (const id of ids) await van.write.change('technicians', id, { memo: 'from the van' });
  for (const id of ids) await desk.write.change('technicians', id, { memo: 'from the desk' });
  await desk.settled();
  van.goOnline();
  await until(() => ids.every((id) => Object.keys(here(id).conflicts ?? {}).length === 1));
  const before = ids.map((id) => here(id).conflicts);

  const items = ids.flatMap((id) => conflictsOfTechnician(here(id)));
  const plan = planSettle(items, { keep: 'device', from: 'van' }, data());
  const done: number[] = [];
  const { written } = await runSettle(data(), plan, { onProgress: (count) => done.push(count) });
  expect([written, done.at(-1)]).toEqual([3, 3]);
  await desk.settled();
  for (const id of ids) expect(await there(id)).toMatchObject({ memo: 'from the van' });
  for (const id of ids) expect((await there(id)).conflicts).toBeUndefined();

  await undoLast(data());
  await desk.settled();
  expect(await desk.refused()).toEqual([]);
  for (const [index, id] of ids.entries())
    expect(await there(id)).toMatchObject({ memo: 'from the desk', conflicts: before[index] });
});

test('[S10] what was left with its holder waits again after an undo', async () => {
  await add('ann', 'shared@northline.example');
  await add('bob', 'bob@northline.example');
  await desk.settled();
  await desk.write.change('technicians', 'bob', { email: 'shared@northline.example' });
  await until(() => Object.keys(here('bob').flags ?? {}).length === 1);
  const { flags } = here('bob');
  await desk.settled();
  const changes = withoutEntries(here('bob'), new Set(Object.keys(flags ?? {})));
  await changeProfiles(data(), 'Kept it with ann', [{ id: 'bob', changes }]);
  await desk.settled();
  expect((await there('bob')).flags).toBeUndefined();

  await undoLast(data());
  await desk.settled();
  expect(await desk.refused()).toEqual([]);
  expect(await there('bob')).toMatchObject({ email: 'bob@northline.example', flags });
});

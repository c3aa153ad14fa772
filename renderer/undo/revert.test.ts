import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Permission, permissionNames } from '#domain/access/permissions.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { followRecords, type LiveRecords } from '#renderer/data/live-records.ts';
import { sample } from '#tests/support/sample.ts';
import { type Client, openClient, type SyncServer, startSyncServer } from '#tests/support/sync-office.ts';
import { changeProfiles } from './change-profiles.ts';
import { redoLast, undoLast } from './revert.ts';
import { forgetChanges, useUndoStack } from './undo-stack.ts';

let server: SyncServer;
let office: Client;
let technicians: LiveRecords<Technician>;
let seatLimit: number | null;
let permissions: readonly Permission[];

const company = () => [{ id: 'northline', name: 'Northline', seatLimit }] as readonly Company[];
const data = () => ({
  technicians,
  lists: { get: () => undefined } as unknown as LiveRecords<ListEntry>,
  write: office.write,
  permissions,
  company: { all: company } as LiveRecords<Company>,
});
const news = () => useUndoStack.getState().news;
const activeOf = (id: string) => technicians.get(id)?.active !== false;

const add = async (id: string, values: AnyRecord = {}) => {
  const contact = { mobilePhone: null, email: `${id}@northline.example`, managerId: null };
  await office.write.add('technicians', {
    ...sample(technicianFields, { ...contact, name: id }),
    ...values,
    id,
  });
};

beforeEach(async () => {
  server = await startSyncServer();
  office = await openClient({ server, device: 'desk' });
  technicians = await followRecords<Technician>(office.database.synced.technicians);
  seatLimit = null;
  permissions = permissionNames;
  for (const id of ['ann', 'bob', 'cy']) await add(id);
});

afterEach(async () => {
  forgetChanges();
  technicians.close();
  await office.close();
  await server.close();
});

const deactivate = (...ids: string[]) =>
  changeProfiles(
    data(),
    (count) => `Deactivated ${count} technicians`,
    ids.map((id) => ({ id, changes: { active: false } })),
  );

test('an undone bulk change reaches the server as a new edit, and can be done again', async () => {
  expect(await deactivate('ann', 'bob', 'cy')).toEqual(['ann', 'bob', 'cy']);
  expect(news()).toEqual({ text: 'Deactivated 3 technicians.', offers: 'undo' });
  await office.settled();
  const before = (await server.record('technicians', 'ann'))?.edit as { id: string };
  expect((await server.record('technicians', 'ann'))?.active).toBe(false);

  await undoLast(data());
  await office.settled();
  const undone = await server.record('technicians', 'ann');
  expect(undone?.active).toBe(true);
  expect(undone?.edit).toMatchObject({ after: expect.arrayContaining([before.id]) });
  expect(news()).toEqual({ text: 'Undone: Deactivated 3 technicians.', offers: 'redo' });

  await redoLast(data());
  expect(['ann', 'bob', 'cy'].map(activeOf)).toEqual([false, false, false]);
  await undoLast(data());
  expect(['ann', 'bob', 'cy'].map(activeOf)).toEqual([true, true, true]);
  await undoLast(data());
  expect(activeOf('ann')).toBe(true);
});

test('what somebody else changed meanwhile stays and is named; the rest is undone', async () => {
  await changeProfiles(data(), 'Saved 2', [
    { id: 'ann', changes: { memo: 'mine', bio: 'mine' } },
    { id: 'bob', changes: { memo: 'mine' } },
  ]);
  await office.settled();
  const other = await openClient({ server, device: 'other desk', username: 'manager' });
  await other.settled();
  await expect.poll(() => other.record('technicians', 'ann')).toMatchObject({ memo: 'mine' });
  await other.write.change('technicians', 'ann', { memo: 'theirs' });
  await other.settled();
  office.sync.now();
  await expect.poll(() => technicians.get('ann')?.memo).toBe('theirs');

  await undoLast(data());
  expect(technicians.get('ann')).toMatchObject({ memo: 'theirs', bio: sample(technicianFields).bio });
  expect(technicians.get('bob')?.memo).toBe(sample(technicianFields).memo);
  expect(news()).toEqual({
    text: '2 undone, 1 stays: Memo of ann (changed meanwhile).',
    offers: 'redo',
  });
  await other.close();
});

test('a value that was not set is unset again', async () => {
  await office.write.change('technicians', 'ann', { memo: null });
  await changeProfiles(data(), 'Saved ann', [{ id: 'ann', changes: { memo: 'new' } }]);
  await undoLast(data());
  expect(technicians.get('ann')).not.toHaveProperty('memo');
});

test('what changes nothing is neither written nor remembered', async () => {
  const edit = technicians.get('ann')?.edit;
  const memo = technicians.get('ann')?.memo;
  expect(await changeProfiles(data(), 'Saved ann', [{ id: 'ann', changes: { memo } }])).toEqual([]);
  expect(technicians.get('ann')?.edit).toEqual(edit);
  expect(useUndoStack.getState().done).toEqual([]);
});

test('an undo takes no seat that is not free, and changes nothing that one may not change any more', async () => {
  await deactivate('ann', 'bob');
  seatLimit = 2;
  await undoLast(data());
  expect(['ann', 'bob'].map(activeOf)).toEqual([true, false]);
  expect(news()?.text).toBe('1 undone, 1 stays: Active of bob (no managed seat is free).');

  await deactivate('cy');
  permissions = permissionNames.filter((name) => name !== 'activateEmployee');
  await undoLast(data());
  expect(activeOf('cy')).toBe(false);
  expect(news()).toEqual({
    text: '0 undone, 1 stays: Active of cy (you may not change it any more).',
    offers: null,
  });
});

test('two undos in one breath take back two changes, one after the other', async () => {
  await changeProfiles(data(), 'first', [{ id: 'ann', changes: { memo: 'one' } }]);
  await changeProfiles(data(), 'second', [{ id: 'ann', changes: { memo: 'two' } }]);
  await Promise.all([undoLast(data()), undoLast(data())]);
  expect(technicians.get('ann')?.memo).toBe(sample(technicianFields).memo);
});

test('a change that was stopped is counted by the outbox, and can be undone, as far as it came', async () => {
  for (let index = 0; index < 150; index += 1) await add(`t${index}`);
  await office.settled();
  office.goOffline();
  const stop = new AbortController();
  const edits = Array.from({ length: 150 }, (_, index) => ({ id: `t${index}`, changes: { active: false } }));
  const written = await changeProfiles(data(), (count) => `Deactivated ${count}`, edits, {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(150);
  expect(technicians.all().filter(({ active }) => active === false)).toHaveLength(written.length);
  expect(news()?.text).toBe(`Deactivated ${written.length}.`);
  const waiting = (await office.outbox.waiting()).map(({ recordId }) => recordId);
  expect(waiting.toSorted()).toEqual(written.toSorted());
  await undoLast(data());
  expect(technicians.all().every(({ active }) => active !== false)).toBe(true);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Permission, permissionNames } from '#domain/access/permissions.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { collections } from '#domain/sync/collections.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { followRecords, type LiveRecords } from '#renderer/data/live-records.ts';
import { sample } from '#tests/support/sample.ts';
import { type Client, openClient, type SyncServer, startSyncServer } from '#tests/support/sync-office.ts';
import { planMerge } from '../lists/merge-plan.ts';
import { runMerge } from '../lists/run-merge.ts';
import { redoLast, undoLast } from './revert.ts';
import { forgetChanges, useUndoStack } from './undo-stack.ts';

let server: SyncServer;
let office: Client;
let technicians: LiveRecords<Technician>;
let lists: LiveRecords<ListEntry>;
let permissions: readonly Permission[];

const data = () => ({
  technicians,
  lists,
  write: office.write,
  permissions,
  company: { all: () => [] as readonly Company[] } as LiveRecords<Company>,
});
const isRetired = (id: string) => lists.get(id)?.active === false;
const teamsNow = () => ['ann', 'bob'].map((id) => technicians.get(id)?.teamId);

beforeEach(async () => {
  permissions = permissionNames;
  server = await startSyncServer();
  const both = { technicians: collections.technicians, lists: collections.lists };
  office = await openClient({ server, device: 'desk', collections: both });
  technicians = await followRecords<Technician>(office.database.synced.technicians);
  lists = await followRecords<ListEntry>(office.database.synced.lists);
  for (const id of ['old', 'new']) await office.write.add('lists', { id, kind: 'team', name: id });
  for (const id of ['ann', 'bob']) {
    const own = { mobilePhone: null, email: `${id}@northline.example`, managerId: null, teamId: 'old' };
    await office.write.add('technicians', { ...sample(technicianFields, { ...own, name: id }), id });
  }
  await expect.poll(() => [lists.all().length, technicians.all().length]).toEqual([2, 2]);
});

afterEach(async () => {
  forgetChanges();
  for (const records of [technicians, lists]) records.close();
  await office.close();
  await server.close();
});

async function merge(): Promise<void> {
  const [from, into] = [lists.get('old') as ListEntry, lists.get('new') as ListEntry];
  const plan = planMerge(from, into, { technicians: technicians.all(), entries: lists.all() });
  await runMerge(data(), [from, into], plan, {});
  await expect.poll(() => isRetired('old')).toBe(true);
}

test('an undone merge brings the merged entry back, and can be done again', async () => {
  await merge();
  expect(teamsNow()).toEqual(['new', 'new']);
  await undoLast(data());
  await expect.poll(() => isRetired('old')).toBe(false);
  expect(teamsNow()).toEqual(['old', 'old']);
  await office.settled();
  expect((await server.record('lists', 'old'))?.active).not.toBe(false);
  expect((await server.record('technicians', 'ann'))?.teamId).toBe('old');

  await redoLast(data());
  await expect.poll(() => isRetired('old')).toBe(true);
  expect(teamsNow()).toEqual(['new', 'new']);
});

test('what is no longer as the merge left it stays, and is named', async () => {
  await merge();
  await office.write.change('lists', 'old', { active: true });
  await expect.poll(() => isRetired('old')).toBe(false);
  await undoLast(data());
  expect(teamsNow()).toEqual(['old', 'old']);
  expect(useUndoStack.getState().news?.text).toContain('Active of old (changed meanwhile)');
});

test('somebody who may no longer change lists leaves the entry retired', async () => {
  await merge();
  permissions = permissionNames.filter((name) => name !== 'editLists');
  await undoLast(data());
  expect(useUndoStack.getState().news?.text).toContain('Active of old (you may not change it any more)');
  expect(isRetired('old')).toBe(true);
});

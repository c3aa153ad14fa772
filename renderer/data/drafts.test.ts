import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AppDatabase, openDatabase } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createStorage } from './storage.ts';

let database: AppDatabase;
let drafts: Drafts;

beforeEach(async () => {
  const name = `drafts-${crypto.randomUUID()}`;
  database = await openDatabase({ name, storage: createStorage(), multiInstance: false });
  drafts = createDrafts(database.local);
});

afterEach(() => database.rx.close());

it('a draft is kept with the record that it was typed over', async () => {
  await drafts.keep('technicians:t-1', { memo: 'New' }, { memo: 'Old' });
  expect(await drafts.read('technicians:t-1')).toMatchObject({
    values: { memo: 'New' },
    base: { memo: 'Old' },
  });
});

it('a draft that is dropped while it is being kept stays away', async () => {
  void drafts.keep('technicians:t-1', { memo: 'New' }, null);
  await drafts.drop('technicians:t-1');
  expect(await drafts.read('technicians:t-1')).toBeNull();
  // Also once everything that was under way has come to its end.
  await drafts.keep('technicians:t-2', {}, null);
  expect(await drafts.read('technicians:t-1')).toBeNull();
});

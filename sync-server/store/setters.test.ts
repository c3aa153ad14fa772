import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from './sqlite.ts';
import type { AcceptedEdit, Store } from './store.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-setters-'));
  store = await openSqlite(join(folder, 'store.sqlite'));
  await store.addCompany('acme');
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function edited(id: string, names: readonly string[], isFirst: boolean): AcceptedEdit {
  const edit = { id, by: id, at: '2026-11-25T09:00:00.000Z', device: 'Desk' };
  const record = { id: 'ann', edit };
  const changes = names.map((field) => ({ field, from: undefined, to: id }));
  return { record, edit, outcome: 'applied', changes, pushed: record, isFirst };
}

const accept = (...edits: AcceptedEdit[]) =>
  store.transaction('acme', (tx) => tx.accept('technicians', edits, '2026-11-25T09:00:00.000Z'));

const settersNow = async (): Promise<Record<string, string>> => {
  const known = await store.transaction('acme', (tx) =>
    tx.known('technicians', [{ id: 'ann', editIds: [] }]),
  );
  return Object.fromEntries([...(known.get('ann')?.setters ?? [])].map(([field, { by }]) => [field, by]));
};

describe('who set what', () => {
  it('is the first edit for all that it set, and a later one for what that changed', async () => {
    await accept(edited('kim', ['name', 'memo'], true));
    expect(await settersNow()).toEqual({ name: 'kim', memo: 'kim' });
    await accept(edited('lee', ['memo', 'bio'], false));
    expect(await settersNow()).toEqual({ name: 'kim', memo: 'lee', bio: 'lee' });
  });

  it('is known of two edits that came together', async () => {
    await accept(edited('kim', ['name', 'memo'], true), edited('lee', ['memo'], false));
    expect(await settersNow()).toEqual({ name: 'kim', memo: 'lee' });
  });

  it('begins anew with a record that comes again after a purge', async () => {
    await accept(edited('kim', ['name', 'memo'], true), edited('lee', ['memo', 'bio'], false));
    await accept(edited('pat', ['name', 'memo'], true));
    expect(await settersNow()).toEqual({ name: 'pat', memo: 'pat' });
  });
});

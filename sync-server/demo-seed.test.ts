import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldProblems } from '#domain/record/problems.ts';
import { collectionNames, collections } from '#domain/sync/collections.ts';
import { isPassword } from './accounts/passwords.ts';
import { demoUsernames, inventedPassword, seedDemo, setDemoPassword } from './demo-seed.ts';
import { openSqlite } from './store/sqlite.ts';
import type { Store } from './store/store.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-demo-'));
  store = await openSqlite(join(folder, 'demo.sqlite'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const everything = async (name: string) => {
  const [companyId = ''] = await store.companyIds();
  return (await store.page(companyId, name, 0, 100_000)).map(({ record }) => record);
};

describe('the demo company in the store', () => {
  it('has only records that the rules accept', async () => {
    await seedDemo(store, 250);
    for (const name of collectionNames.filter((each) => each !== 'requests')) {
      const records = await everything(name);
      expect(records.length).toBeGreaterThan(0);
      const problems = records.flatMap((record) => fieldProblems(collections[name].fields, record, 'always'));
      expect(problems).toEqual([]);
    }
    expect(await everything('technicians')).toHaveLength(250);
  });

  it('has lists with what their kind has', async () => {
    await seedDemo(store, 10);
    const lists = await everything('lists');
    const ofKind = (kind: string) => lists.filter((entry) => entry.kind === kind);
    for (const zone of ofKind('zone'))
      expect(zone).toMatchObject({ colour: expect.any(String), zipPatterns: expect.any(Array) });
    expect(ofKind('projectLabel').some(({ parentId }) => typeof parentId === 'string')).toBe(true);
  });

  it('is there within seconds with 10,000 technicians', async () => {
    const start = performance.now();
    await seedDemo(store, 10_000);
    expect(performance.now() - start).toBeLessThan(8000);
    expect(await everything('technicians')).toHaveLength(10_000);
  });

  it('lets three people in with one password, and nobody else', async () => {
    await seedDemo(store, 5);
    await setDemoPassword(store, 'first');
    await setDemoPassword(store, 'second');
    for (const username of demoUsernames) {
      const found = await store.accounts.byUsername(username);
      expect(await isPassword('second', found?.passwordHash)).toBe(true);
      expect(await isPassword('first', found?.passwordHash)).toBe(false);
    }
    const other = await store.accounts.byUsername('pvaldez');
    expect(other?.passwordHash).toBeNull();
    expect(await isPassword('second', other?.passwordHash)).toBe(false);
  });

  it('makes a password up once', () => {
    const file = join(folder, 'new', 'demo-password');
    const password = inventedPassword(file);
    expect(password.length).toBeGreaterThan(10);
    expect(inventedPassword(file)).toBe(password);
  });
});

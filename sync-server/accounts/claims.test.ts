import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Claim } from '../store/people-store.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Store } from '../store/store.ts';
import { type ClaimBook, openClaims } from './claims.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-claims-'));
  store = await openSqlite(join(folder, 'store.sqlite'));
  await store.addCompany('acme');
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const phone = (value: string): Claim => ({ person: 'technician', kind: 'phone', value });
const [one, two] = [phone('+12025550101'), phone('+12025550102')];

const inBook = (wanted: readonly Claim[], run: (book: ClaimBook) => Promise<void> | void) =>
  store.transaction('acme', async (tx) => {
    const book = await openClaims(tx, wanted);
    await run(book);
    await book.write();
  });
const holders = () =>
  store.transaction('acme', async (tx) => [await tx.holderOf(one), await tx.holderOf(two)]);

it('knows within a push what an earlier row took, and what it gave up', async () => {
  await inBook([one], async (book) => {
    expect(await book.holderOf(one)).toBeUndefined();
    book.move('ann', 'phone', one);
    expect(await book.holderOf(one)).toBe('ann');
    book.move('ann', 'phone', two);
    expect(await book.holderOf(one)).toBeUndefined();
    book.move('bob', 'phone', one);
  });
  expect(await holders()).toEqual(['bob', 'ann']);
});

it('gives what is stored to whoever asks after its holder has left it', async () => {
  await inBook([one], (book) => book.move('ann', 'phone', one));
  await inBook([one], async (book) => {
    expect(await book.holderOf(one)).toBe('ann');
    book.move('ann', 'phone', null);
    expect(await book.holderOf(one)).toBeUndefined();
    book.move('bob', 'phone', one);
  });
  expect(await holders()).toEqual(['bob', undefined]);
});

it('asks for what nobody said would be asked for', async () => {
  await inBook([], (book) => book.move('ann', 'phone', one));
  await inBook([], async (book) => expect(await book.holderOf(one)).toBe('ann'));
});

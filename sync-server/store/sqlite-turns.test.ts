import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeInTurn } from './sqlite-turns.ts';

let folder: string;
let writer: DatabaseSync;
let reader: DatabaseSync;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldroster-turns-'));
  const file = join(folder, 'turns.sqlite');
  writer = new DatabaseSync(file);
  writer.exec('PRAGMA journal_mode = WAL; CREATE TABLE rows (value TEXT PRIMARY KEY) STRICT');
  reader = new DatabaseSync(file);
});

afterEach(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

const add = (value: string) => async () => {
  writer.prepare('INSERT INTO rows VALUES (?)').run(value);
  return value;
};
const committed = () =>
  reader
    .prepare('SELECT value FROM rows ORDER BY value')
    .all()
    .map(({ value }) => value);

describe('writing in turn', () => {
  it('takes back what fails, and nothing of those that go to the disk with it', async () => {
    const inTurn = writeInTurn(writer);
    const half = async () => {
      await add('half')();
      throw new Error('half');
    };
    const all = await Promise.allSettled([inTurn(add('a')), inTurn(half), inTurn(add('b'))]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(committed()).toEqual(['a', 'b']);
  });

  it('answers nobody before the disk has it', async () => {
    const inTurn = writeInTurn(writer);
    const seen = ['a', 'b', 'c'].map((value) => inTurn(add(value)).then(() => committed().includes(value)));
    expect(await Promise.all(seen)).toEqual([true, true, true]);
  });

  it('goes to the disk once for those that wait', async () => {
    const inTurn = writeInTurn(writer);
    const open = inTurn(async () => {
      await add('a')();
      return new Promise((resolve) => setImmediate(resolve));
    });
    const second = inTurn(async () => expect(committed()).toEqual([]));
    await Promise.all([open, second]);
    expect(committed()).toEqual(['a']);
  });

  it('waits for what comes in the same turn of the event loop', async () => {
    const inTurn = writeInTurn(writer);
    const first = inTurn(add('a')).then(committed);
    // As two requests do whose bodies have come together.
    await new Promise((resolve) => process.nextTick(resolve));
    await inTurn(add('b'));
    expect(await first).toEqual(['a', 'b']);
  });

  it('rejects all that were to be committed with what can not be', async () => {
    writer.exec(`PRAGMA foreign_keys = ON;
      CREATE TABLE owned (value TEXT REFERENCES rows (value) DEFERRABLE INITIALLY DEFERRED) STRICT`);
    const inTurn = writeInTurn(writer);
    const orphan = async () => void writer.exec("INSERT INTO owned VALUES ('nobody')");
    const all = await Promise.allSettled([inTurn(add('a')), inTurn(orphan)]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(committed()).toEqual([]);
    expect(await inTurn(add('later'))).toBe('later');
  });
});

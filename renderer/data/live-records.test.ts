import { Subject } from 'rxjs';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RecordCollection } from './database.ts';
import { followRecords, type LiveRecords } from './live-records.ts';

type Row = { readonly id: string };

let changes: Subject<{ events: object[] }>;
let time: number;
let waiting: { run: () => void; at: number }[];
let records: LiveRecords<Row>;
let heard: number;

beforeEach(async () => {
  changes = new Subject();
  time = 0;
  waiting = [];
  heard = 0;
  const collection = { eventBulks$: changes, find: () => ({ exec: async () => [] }) };
  records = await followRecords<Row>(collection as unknown as RecordCollection, {
    elapsed: () => time,
    later: (run, milliseconds) => {
      const entry = { run, at: time + milliseconds };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
  });
  records.subscribe(() => {
    heard += 1;
  });
});

/** So many new records come in one write. */
async function arrive(count: number) {
  const events = Array.from({ length: count }, () => {
    const documentId = crypto.randomUUID();
    return { operation: 'INSERT', documentId, documentData: { id: documentId } };
  });
  changes.next({ events });
  await Promise.resolve();
}

test('the first many are announced at once, and those that pour in after them together', async () => {
  await arrive(500);
  expect([heard, records.all().length]).toEqual([1, 500]);
  for (let page = 0; page < 3; page += 1) await arrive(500);
  expect([heard, records.all().length]).toEqual([1, 500]);
  const [{ run, at }] = waiting as [{ run: () => void; at: number }];
  time = at;
  run();
  await vi.waitFor(() => expect(heard).toBe(2));
  expect(records.all()).toHaveLength(2_000);
  expect(waiting).toEqual([]);
});

test('what a person writes is announced at once, with all that came before it', async () => {
  await arrive(500);
  await arrive(500);
  await arrive(1);
  expect([heard, records.all().length]).toEqual([2, 1_001]);
  expect(waiting).toEqual([]);
});

test('nothing waits once all are there', async () => {
  await arrive(500);
  await arrive(500);
  records.catchUp();
  expect(records.all()).toHaveLength(1_000);
  expect(waiting).toEqual([]);
});

test('a record is read as it stands, announced or not', async () => {
  await arrive(500);
  changes.next({
    events: Array.from({ length: 50 }, (_, index) => {
      const documentId = `r-${index}`;
      return { operation: 'INSERT', documentId, documentData: { id: documentId } };
    }),
  });
  expect(records.get('r-7')).toEqual({ id: 'r-7' });
});

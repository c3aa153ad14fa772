import { expect, test } from 'vitest';
import { countersOf } from './counters.ts';

const records = (...all: readonly object[]) => ({
  all: () => all,
  get: (id: string) => all.find((each) => 'id' in each && each.id === id),
  subscribe: () => () => undefined,
  close: () => undefined,
});

const ann = { id: 'a', name: 'Ann Quillfeather', mobilePhone: '4025550147' };
const none = records();
const now = Date.parse('2026-11-25T10:30:30Z');

const counted = (note: object | null) =>
  countersOf(
    {
      technicians: records(ann),
      lists: records({}, {}),
      people: none,
      requests: none,
      outbox: records({}, {}, {}),
      refused: none,
      views: none,
      notes: note === null ? none : records({ id: 'sync', value: note }),
    } as unknown as Parameters<typeof countersOf>[0],
    now,
  );

test('the counters are numbers, and nothing of anybody', () => {
  const counters = counted({ lastSuccess: '2026-11-25T10:00:00Z', trouble: { message: ann.name } });
  expect(counters).toMatchObject({
    technicians: 1,
    listEntries: 2,
    waitingEdits: 3,
    syncTrouble: 1,
    minutesSinceSync: 30,
  });
  for (const value of Object.values(counters)) expect(Number.isInteger(value)).toBe(true);
  expect(JSON.stringify(counters)).not.toContain('Quill');
});

test('before the first contact nothing is said of it, and a clock that was set back is no trouble', () => {
  expect(counted(null)).not.toHaveProperty('minutesSinceSync');
  expect(counted({ lastSuccess: '2026-11-25T11:00:00Z', trouble: null })).toMatchObject({
    minutesSinceSync: 0,
  });
});

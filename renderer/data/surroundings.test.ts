import { expect, it } from 'vitest';
import { nextEdit } from './records.ts';
import { debounced, pause } from './surroundings.ts';

/** Timers that a test turns by hand. */
function timers() {
  const waiting = new Map<() => void, number>();
  return {
    waiting,
    later: (run: () => void, milliseconds: number) => {
      waiting.set(run, milliseconds);
      return () => void waiting.delete(run);
    },
    ring: () => {
      const due = [...waiting.keys()];
      waiting.clear();
      for (const run of due) run();
    },
  };
}

it('takes clock and ids from whoever gives them', () => {
  const at = Date.UTC(2026, 10, 25);
  const edit = nextEdit({ userId: 'kim', device: 'Desk' }, null, { now: () => at, newId: () => 'id-1' });
  expect(edit).toEqual({ id: 'id-1', by: 'kim', at: '2026-11-25T00:00:00.000Z', device: 'Desk' });
});

it('runs once for several calls, and never after it was stopped', () => {
  const { later, ring, waiting } = timers();
  const stopped = new AbortController();
  const runs: number[] = [];
  const soon = debounced(() => void runs.push(1), 250, stopped.signal, later);
  soon();
  soon();
  expect([...waiting.values()]).toEqual([250]);
  ring();
  expect(runs).toHaveLength(1);
  soon();
  stopped.abort();
  ring();
  soon();
  ring();
  expect(runs).toHaveLength(1);
});

it('pauses until its time, or until it is stopped', async () => {
  const { later, ring, waiting } = timers();
  const stopped = new AbortController();
  const first = pause(1_000, stopped.signal, later);
  ring();
  await first;
  const second = pause(1_000, stopped.signal, later);
  stopped.abort();
  await second;
  expect(waiting.size).toBe(0);
});

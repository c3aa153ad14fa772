import { expect, it } from 'vitest';
import type { Technician } from '#domain/technician/fields.ts';
import { untilSeen } from './until-seen.ts';

/** Profiles in memory that hear of a write when the test says so. */
function lateTechnicians(ids: readonly string[]) {
  const byId = new Map(ids.map((id) => [id, { id } as Technician]));
  const listeners = new Set<() => void>();
  return {
    get: (id: string) => byId.get(id),
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear: (id: string) => {
      byId.set(id, { id, active: false } as Technician);
      for (const listener of [...listeners]) listener();
    },
    listeners,
  };
}

it('waits for every profile that was written, and listens no longer', async () => {
  const technicians = lateTechnicians(['ann', 'bob']);
  const stood = new Map(['ann', 'bob'].map((id) => [id, technicians.get(id)]));
  const heard: string[] = [];
  const seen = untilSeen(technicians, stood).then(() => heard.push('seen'));
  for (const id of ['ann', 'bob']) {
    await Promise.resolve();
    heard.push(id);
    technicians.hear(id);
  }
  await seen;
  expect(heard).toEqual(['ann', 'bob', 'seen']);
  expect(technicians.listeners.size).toBe(0);
  await untilSeen(technicians, stood);
});

import { describe, expect, it } from 'vitest';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { useUndoStack } from '../undo/undo-stack.ts';
import { planMerge } from './merge-plan.ts';
import { runMerge } from './run-merge.ts';

const from: ListEntry = { id: 'a', kind: 'team', name: 'Old' };
const into: ListEntry = { id: 'b', kind: 'team', name: 'New' };

/** Sixty technicians of the old team, and what was written to whom. */
function office() {
  const people = new Map<string, Technician>(
    Array.from({ length: 240 }, (_, index) => {
      const id = `tech-${index}`;
      return [id, sample(technicianFields, { id, teamId: 'a' })];
    }),
  );
  const written: string[] = [];
  const data = {
    lists: { get: (id: string) => [from, into].find((entry) => entry.id === id) },
    technicians: { get: (id: string) => people.get(id), all: () => [...people.values()] },
    write: {
      change: async (collection: string, id: string, changes: object) => {
        written.push(`${collection} ${id}`);
        const person = people.get(id);
        if (collection === 'technicians' && person) people.set(id, { ...person, ...changes });
      },
    },
  };
  const plan = planMerge(from, into, { technicians: data.technicians.all(), entries: [from, into] });
  const merge = (watch: Parameters<typeof runMerge>[3]) =>
    runMerge(data as unknown as Parameters<typeof runMerge>[0], [from, into], plan, watch);
  const teams = () => data.technicians.all().map(({ teamId }) => teamId);
  return { written, merge, teams };
}

describe('a merge', () => {
  it('changes everybody, retires the entry last, and can be undone', async () => {
    const { written, merge, teams } = office();
    expect(await merge({})).toBe('Old was merged into New and retired. 240 technicians changed.');
    expect(teams().every((id) => id === 'b')).toBe(true);
    expect(written.at(-1)).toBe('lists a');
    expect(useUndoStack.getState().done.at(-1)).toMatchObject({ label: 'Gave 240 technicians New for Old' });
  });

  it('that is stopped leaves the entry to those who were not reached', async () => {
    const { written, merge, teams } = office();
    const stop = new AbortController();
    const said = await merge({ signal: stop.signal, onProgress: () => stop.abort() });
    const reached = teams().filter((id) => id === 'b').length;
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(240);
    expect(said).toBe(`Stopped: ${reached} technicians got New. Old was not retired.`);
    expect(written).not.toContain('lists a');
  });
});

import { describe, expect, it } from 'vitest';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { planMerge } from './merge-plan.ts';

const entry = (kind: ListKind, id: string, more: Partial<ListEntry> = {}): ListEntry => ({
  id,
  kind,
  name: id,
  ...more,
});

const retired = { id: 'a', changes: { active: false } };

describe('merging one entry into another', () => {
  it('gives the other to everybody who has it, and retires it last', () => {
    const technicians = [
      sample(technicianFields, { id: 'one', teamId: 'a' }),
      sample(technicianFields, { id: 'two', teamId: 'b' }),
    ];
    const [from, into] = [entry('team', 'a'), entry('team', 'b')];
    expect(planMerge(from, into, { technicians, entries: [from, into] })).toEqual({
      profiles: [{ id: 'one', changes: { teamId: 'b' } }],
      entries: [retired],
    });
  });

  it('joins the ZIP patterns, as many as a zone may have', () => {
    const from = entry('zone', 'a', { zipPatterns: ['912*', '913*'] });
    const into = entry('zone', 'b', { zipPatterns: ['913*'] });
    const full = entry('zone', 'b', { zipPatterns: Array.from({ length: 500 }, (_, index) => `${index}`) });
    const plan = (other: ListEntry) => planMerge(from, other, { technicians: [], entries: [] }).entries;
    expect(plan(into)).toEqual([{ id: 'b', changes: { zipPatterns: ['913*', '912*'] } }, retired]);
    expect(plan(full)).toEqual([retired]);
  });

  it('takes over what lies in it, and closes no circle with a label that lies there itself', () => {
    const from = entry('projectLabel', 'a', { parentId: 'top' });
    const child = entry('projectLabel', 'child', { parentId: 'a' });
    const into = entry('projectLabel', 'b', { parentId: 'child' });
    expect(planMerge(from, into, { technicians: [], entries: [from, child, into] }).entries).toEqual([
      { id: 'b', changes: { parentId: 'top' } },
      { id: 'child', changes: { parentId: 'b' } },
      retired,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { permissionNames } from '#domain/access/permissions.ts';
import type { Technician } from '#domain/technician/fields.ts';
import { type ConflictItem, conflictsOfTechnician } from './attention-items.ts';
import { planSettle, type Rule, sourcesOf } from './bulk-rules.ts';

const said = (value: unknown, hour: number, by: string, device: string) => ({
  value,
  by,
  at: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`,
  device,
});
const entry = (field: string, kept: ReturnType<typeof said>, other: ReturnType<typeof said>) => ({
  field,
  base: 'old',
  kept,
  other,
});
const ann = {
  id: 'ann',
  name: 'Ann',
  memo: 'van',
  bio: 'desk',
  conflicts: {
    a_memo: entry('memo', said('van', 8, 'lee', 'Van'), said('desk', 9, 'kim', 'Desk')),
    b_bio: entry('bio', said('desk', 9, 'kim', 'Desk'), said('van', 8, 'lee', 'Van')),
  },
} as unknown as Technician;
const all = { permissions: permissionNames };
const plan = (rule: Rule, technician = ann, actor: Parameters<typeof planSettle>[2] = all) =>
  planSettle(conflictsOfTechnician(technician), rule, actor);
const changesOf = (...from: Parameters<typeof plan>) => plan(...from).edits.map(({ changes }) => changes);

describe('[S5] many at once', () => {
  it('keeps what stands: the entries alone go', () => {
    expect(changesOf({ keep: 'standing' })).toEqual([{ conflicts: {} }]);
  });

  it('keeps the newest, in one edit for each profile', () => {
    expect(changesOf({ keep: 'newest' })).toEqual([{ memo: 'desk', conflicts: {} }]);
  });

  it.each([
    { keep: 'device', from: 'Van' },
    { keep: 'by', from: 'lee' },
  ] as const)('keeps what came from $from', (rule) => {
    expect(changesOf(rule)).toEqual([{ bio: 'van', conflicts: {} }]);
  });

  it('leaves out where neither value came from there', () => {
    const { edits, leftOut } = plan({ keep: 'device', from: 'Phone' });
    expect(edits).toEqual([]);
    expect(leftOut.map(({ why }) => why)).toEqual(Array(2).fill('Neither value came from there.'));
  });

  it('keeps what was changed again since as the newest', () => {
    const again = { ...ann, memo: 'later' };
    expect(changesOf({ keep: 'newest' }, again)).toEqual([{ conflicts: {} }]);
  });

  it('takes the newest of three values for one field, in whatever order they lie', () => {
    const third = entry('memo', said('van', 8, 'lee', 'Van'), said('phone', 11, 'pat', 'Phone'));
    const three = { ...ann, conflicts: { c_memo: third, ...ann.conflicts } } as unknown as Technician;
    expect(changesOf({ keep: 'newest' }, three)).toEqual([{ memo: 'phone', conflicts: {} }]);
  });

  it('[S16] leaves out what this person may not decide', () => {
    const { edits, leftOut } = plan({ keep: 'newest' }, ann, { permissions: [] });
    expect(edits).toEqual([]);
    expect(leftOut).toHaveLength(2);
  });

  it('names where the values came from', () => {
    const items: ConflictItem[] = conflictsOfTechnician(ann);
    expect(sourcesOf(items)).toEqual({ devices: ['Desk', 'Van'], people: ['kim', 'lee'] });
  });
});

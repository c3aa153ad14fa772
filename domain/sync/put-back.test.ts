import { describe, expect, it } from 'vitest';
import { ann, edited, push, refused } from '#tests/support/pushed-row.ts';
import type { Technician } from '../technician/fields.ts';
import type { WireRecord } from './wire.ts';

const said = { by: 'lee', at: '2026-11-24T08:00:00.000Z', device: 'desk' };
const entry = {
  field: 'memo',
  base: 'old',
  kept: { value: 'stands', by: 'kim', at: '2026-11-24T07:00:00.000Z', device: 'van' },
  other: { value: 'waits', ...said },
};
const typed = { ...ann, memo: 'waits', edit: { id: 'x', ...said } } as unknown as WireRecord;
const settled = { ...ann, memo: 'stands' };
const journal = (editId: string) => (editId === 'x' ? typed : undefined);
const putBack = (changes: object, appliedAs = journal) =>
  push(settled, edited(settled, changes), { appliedAs });
const recordOf = (decision: ReturnType<typeof push>) => (decision as { record: Technician }).record;

describe('an undo', () => {
  it('[S5] puts an entry back that was settled, where the journal has the edit that typed it', () => {
    const decision = putBack({ conflicts: { x_memo: entry } });
    expect(decision.outcome).toBe('applied');
    expect(recordOf(decision).conflicts).toEqual({ x_memo: entry });
  });

  it('[S10] puts a value back that somebody else holds', () => {
    const flag = { code: 'taken', field: 'memo', value: 'waits', other: 'bob' };
    expect(recordOf(putBack({ flags: { x_memo: flag } })).flags).toEqual({ x_memo: flag });
  });

  it.each([
    ['another value', { x_memo: { ...entry, other: { value: 'made up', ...said } } }],
    ['another author', { x_memo: { ...entry, other: { ...entry.other, by: 'kim' } } }],
    ['another field', { x_bio: { ...entry, field: 'bio' } }],
    ['another edit', { y_memo: entry }],
    ['no form of ours', { x_memo: { ...entry, more: 1 } }],
  ])('[S5] puts back nothing with %s', (_what, conflicts) => {
    expect(putBack({ conflicts })).toMatchObject(refused('server_owned', 'conflicts'));
  });

  it('[S5] is refused with the record as it stands', () => {
    const decision = putBack({ conflicts: { x_memo: entry }, name: '' });
    expect(decision).toMatchObject({ outcome: 'rejected', document: settled });
  });
});

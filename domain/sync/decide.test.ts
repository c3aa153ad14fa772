import { describe, expect, it } from 'vitest';
import {
  ann,
  change,
  edit,
  edited,
  lists,
  newAnn,
  push,
  refused,
  withRights,
} from '#tests/support/pushed-row.ts';
import { sample } from '#tests/support/sample.ts';
import type { Edit } from '../record/own-fields.ts';
import type { Technician } from '../technician/fields.ts';
import type { WireRecord } from './wire.ts';

describe('an edit that meets nothing', () => {
  it('[S9] is applied, and not answered with what was pushed', () => {
    const decision = change({ memo: 'new' });
    expect(decision).toMatchObject({
      outcome: 'applied',
      record: { id: 'ann', memo: 'new', edit: { id: 'e1' } },
      changes: [{ field: 'memo', from: 'old', to: 'new' }],
    });
    expect(decision).not.toHaveProperty('document');
  });

  it('[S9] adds a record that was not there, with all its values as changes', () => {
    const decision = push(undefined, newAnn());
    expect(decision).toMatchObject({ outcome: 'applied', record: { id: 'ann', name: 'Sample' } });
    expect(decision).toMatchObject({
      changes: expect.arrayContaining([{ field: 'name', from: undefined, to: 'Sample' }]),
    });
  });

  it('is stored without what is not set, and so answered in that form', () => {
    const decision = change({ memo: null, home: { street: '1 Main St', unit: null, country: 'US' } });
    expect(decision).toMatchObject({
      outcome: 'applied',
      record: { home: { street: '1 Main St', country: 'US' } },
    });
    expect(decision).not.toHaveProperty('record.memo');
    expect(decision).not.toHaveProperty('record.home.unit');
  });

  it('changes neither the pushed nor the standing state', () => {
    const [base, mine] = [structuredClone(ann), edited(ann, { memo: 'new', skills: ['x'] })];
    const before = structuredClone({ base, mine });
    push(base, mine, { record: { ...ann, memo: 'other' } });
    expect({ base, mine }).toEqual(before);
  });

  it('that says nothing new is a duplicate, and takes no place in the order', () => {
    expect(push(ann, edited(ann, {}))).toEqual({ outcome: 'duplicate', document: ann });
  });
});

describe('two edits that meet', () => {
  const theirs = edited(ann, { name: 'Anna' }, edit('e9', undefined, 'lee'));

  it('[S2] are merged with the base that travelled, and answered with the result', () => {
    const decision = change({ memo: 'new' }, { record: theirs });
    expect(decision).toMatchObject({
      outcome: 'merged',
      document: { name: 'Anna', memo: 'new', edit: { id: 'e1' } },
    });
  });

  it('[S4] of different fields are both kept, without an entry', () => {
    const decision = change({ memo: 'new' }, { record: theirs });
    expect(decision).not.toHaveProperty('record.conflicts');
  });

  it('[S5] of the same field end in an entry with both values, who, when and where', () => {
    const decision = change({ name: 'Annie' }, { record: theirs, setBy: () => edit('e9', undefined, 'lee') });
    const said = { at: '2026-11-24T08:00:00.000Z', device: 'Laptop' };
    expect(decision).toMatchObject({
      outcome: 'conflict',
      document: {
        name: 'Anna',
        conflicts: {
          e1_name: {
            field: 'name',
            base: 'Ann',
            kept: { value: 'Anna', by: 'lee', ...said },
            other: { value: 'Annie', by: 'kim', ...said },
          },
        },
      },
    });
  });

  it('[S5] of the same field to the same value are no conflict', () => {
    expect(change({ name: 'Anna' }, { record: theirs }).outcome).toBe('applied');
  });

  it('[S6] of one list are both kept, unless the list grew too long', () => {
    const skills = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `s${from + index}`);
    const base = { ...ann, skills: skills(0, 100) };
    const full = { record: { ...base, skills: skills(0, 180) } };
    const fits = push(base, edited(base, { skills: [...skills(0, 100), 'x'] }), full);
    expect(fits).toMatchObject({ outcome: 'merged', record: { skills: [...skills(0, 180), 'x'] } });
    const overfull = push(base, edited(base, { skills: [...skills(0, 100), ...skills(200, 250)] }), full);
    expect(overfull).toMatchObject(refused('invalid', 'skills'));
  });

  it('[S2] without a base keep both values, and lose none', () => {
    const decision = push(undefined, edited(ann, { name: 'Annie' }), { record: ann });
    expect(decision).toMatchObject({
      outcome: 'conflict',
      record: {
        ...ann,
        edit: { id: 'e1' },
        conflicts: { e1_name: { kept: { value: 'Ann' }, other: { value: 'Annie' } } },
      },
    });
  });

  it('[S15] leave fields that this version does not know', () => {
    const newer = { ...theirs, newerField: { deep: 1 } };
    expect(change({ memo: 'new' }, { record: newer })).toMatchObject({ record: { newerField: { deep: 1 } } });
  });
});

describe('settling', () => {
  const said = { by: 'lee', at: '2026-11-24T08:00:00.000Z', device: 'Laptop' };
  const entry = (field: string) => ({
    field,
    base: 'c',
    kept: { value: 'a', ...said },
    other: { value: 'b', ...said },
  });
  const waiting = { ...ann, conflicts: { x_name: entry('name'), y_memo: entry('memo') } };

  it('[S5] removes just that entry, and takes the other value in the same edit', () => {
    const decision = push(waiting, edited(waiting, { name: 'b', conflicts: { y_memo: entry('memo') } }));
    expect(decision).toMatchObject({ outcome: 'applied', record: { name: 'b' } });
    expect(Object.keys((decision as { record: Technician }).record.conflicts ?? {})).toEqual(['y_memo']);
  });

  it('[S5] leaves entries that arrived meanwhile', () => {
    const arrived = { ...waiting, conflicts: { ...waiting.conflicts, z_bio: entry('bio') } };
    const decision = push(waiting, edited(waiting, { conflicts: null }), { record: arrived });
    expect(decision).toMatchObject({ outcome: 'merged', record: { conflicts: { z_bio: entry('bio') } } });
  });

  it('[S5] may meet another who settled the same', () => {
    const { conflicts, ...settled } = waiting;
    expect(push(waiting, edited(waiting, { conflicts: null }), { record: settled }).outcome).toBe('applied');
  });

  it.each([
    ['forging an entry', { ...waiting.conflicts, w_bio: entry('bio') }],
    ['editing an entry', { ...waiting.conflicts, x_name: { ...entry('name'), base: 'other' } }],
    ['moving an entry', { ...waiting.conflicts, w_name: entry('name') }],
  ])('[S5] does not allow %s', (_what, conflicts) => {
    expect(push(waiting, edited(waiting, { conflicts }))).toMatchObject(refused('server_owned', 'conflicts'));
  });

  it('[S5] does not bring back an entry that somebody settled, by a base that still has it', () => {
    const { conflicts, ...settled } = waiting;
    const decision = push(waiting, edited(waiting, { bio: 'new' }), { record: settled });
    expect(decision).toMatchObject({ outcome: 'merged', record: { bio: 'new' } });
    expect(decision).not.toHaveProperty('record.conflicts');
  });

  it.each(['none', ['x']])('refuses conflicts that are %j', (conflicts) => {
    expect(push(waiting, edited(waiting, { conflicts })).outcome).toBe('rejected');
  });

  it('[S16] needs the right to edit', () => {
    const around = { actor: withRights('editPayroll') };
    expect(push(waiting, edited(waiting, { conflicts: null }), around)).toMatchObject(
      refused('forbidden', 'conflicts'),
    );
  });
});

describe('[S7] an edit id', () => {
  const first = edited(ann, { name: 'Annie' });
  const appliedAs = (id: string) => (id === 'e1' ? first : undefined);

  it('that comes again is a duplicate, and applied no second time', () => {
    expect(push(ann, first, { record: first, appliedAs })).toEqual({ outcome: 'duplicate' });
  });

  it('that comes again after another edit is answered with the present state', () => {
    const moved = edited(first, { name: 'Anna' }, edit('e9', undefined, 'lee'));
    expect(push(ann, first, { record: moved, appliedAs })).toEqual({ outcome: 'duplicate', document: moved });
  });

  it('that comes again after the record was removed is a duplicate still', () => {
    const gone = { ...first, _deleted: true };
    expect(push(ann, first, { record: gone, appliedAs })).toEqual({ outcome: 'duplicate', document: gone });
  });

  it('that comes again with other content is refused, and not taken for a repeat', () => {
    const other = edited(ann, { name: 'Somebody else' });
    expect(push(ann, other, { record: first, appliedAs })).toMatchObject({
      ...refused('edit_reused', 'edit'),
      document: first,
    });
  });

  it('in another order of keys, or with nulls for what is not set, is the same content', () => {
    const shuffled = Object.fromEntries(Object.entries({ ...first, _deleted: false }).reverse());
    expect(push(ann, shuffled, { record: first, appliedAs }).outcome).toBe('duplicate');
  });
});

describe('[S7] going on from one’s own unacknowledged edit', () => {
  const one = edited(ann, { name: 'Annie' }, edit('e1', ['e0']));
  const applied = new Map([['e1', one]]);
  const known = { appliedAs: (id: string) => applied.get(id), setBy: () => edit('e1') };

  it('is no conflict', () => {
    const two = edited(ann, { name: 'Anni' }, edit('e2', ['e1', 'e0']));
    const decision = push(ann, two, { record: one, ...known });
    expect(decision).toMatchObject({ outcome: 'applied', record: { name: 'Anni' } });
    expect(decision).not.toHaveProperty('record.conflicts');
  });

  it('is no conflict across several edits', () => {
    const four = edited(ann, { name: 'A', memo: 'new' }, edit('e4', ['e3', 'e2', 'e1', 'e0']));
    expect(push(ann, four, { record: one, ...known })).toMatchObject({
      outcome: 'applied',
      record: { name: 'A', memo: 'new' },
    });
  });

  it('holds what it went on from, though that is still on its way', () => {
    const three = edited(ann, { name: 'A', memo: 'new' }, edit('e3', ['e2', 'e1', 'e0']));
    expect(push(ann, three, { record: ann })).toMatchObject({ outcome: 'applied', covers: ['e2', 'e1'] });
    expect(push(ann, three, { record: one, ...known })).toMatchObject({ covers: ['e2'] });
    // What its base names is somebody's own matter: after a restore it is offered again.
    expect(push(one, three, { record: one })).toMatchObject({ covers: ['e2'] });
  });

  it('names what that was merged with, which its author has not heard yet', () => {
    const merged = { ...one, memo: 'from lee', edit: edit('e1', ['x', 'e0']) };
    const two = edited(one, { bio: 'more' }, edit('e2', ['e1', 'e0']));
    expect(push(ann, two, { record: merged, ...known })).toMatchObject({
      record: { memo: 'from lee', edit: { id: 'e2', after: ['e1', 'e0', 'x'] } },
    });
  });

  it('may take the value back to what it was', () => {
    const back = edited(ann, { name: 'Ann' }, edit('e2', ['e1', 'e0']));
    expect(push(ann, back, { record: one, ...known })).toMatchObject({
      outcome: 'applied',
      record: { name: 'Ann' },
    });
  });

  it('keeps what somebody else changed in between', () => {
    const between = edited(one, { memo: 'from lee' }, edit('e9', undefined, 'lee'));
    const two = edited(ann, { name: 'Anni' }, edit('e2', ['e1', 'e0']));
    expect(push(ann, two, { record: between, ...known })).toMatchObject({
      outcome: 'merged',
      record: { name: 'Anni', memo: 'from lee' },
    });
  });

  it('is a conflict where somebody else moved that very field in between', () => {
    const between = edited(one, { name: 'from lee' }, edit('e9', undefined, 'lee'));
    const two = edited(ann, { name: 'Anni' }, edit('e2', ['e1', 'e0']));
    const setBy = () => edit('e9', undefined, 'lee');
    expect(push(ann, two, { record: between, ...known, setBy })).toMatchObject({
      outcome: 'conflict',
      record: { name: 'from lee', conflicts: { e2_name: { base: 'Annie', other: { value: 'Anni' } } } },
    });
  });
});

describe('removing', () => {
  const gone = (by?: Edit) => edited(ann, { _deleted: true }, by);
  const removed = { ...ann, _deleted: true } as WireRecord;

  it('[S11] keeps the last content, for a restore', () => {
    const decision = push(ann, gone(), { record: { ...ann, memo: 'newer' } });
    expect(decision).toMatchObject({
      outcome: 'applied',
      record: { ...ann, memo: 'newer', _deleted: true, edit: { id: 'e1' } },
      changes: [{ field: '_deleted', from: false, to: true }],
    });
  });

  it('[S11] takes in what its author typed before and had not sent', () => {
    const decision = push(ann, { ...gone(), memo: 'typed offline' }, { record: { ...ann, bio: 'newer' } });
    expect(decision).toMatchObject({
      record: { memo: 'typed offline', bio: 'newer', _deleted: true },
      changes: [
        { field: 'memo', from: 'old', to: 'typed offline' },
        { field: '_deleted', from: false, to: true },
      ],
    });
  });

  it('[S11] takes in what was typed between a restore and another removal, though neither was sent', () => {
    const decision = push(removed, { ...gone(), memo: 'typed between' }, { record: removed });
    expect(decision).toMatchObject({
      record: { memo: 'typed between', _deleted: true },
      changes: [{ field: 'memo', from: 'old', to: 'typed between' }],
    });
  });

  it('[S11] of what is removed already moves nothing', () => {
    expect(push(ann, gone(), { record: removed })).toMatchObject({ changes: [] });
  });

  it('[S16] needs its own permission', () => {
    expect(push(ann, gone(), { actor: withRights('editEmployee', 'activateEmployee') })).toMatchObject(
      refused('forbidden'),
    );
    expect(push(ann, gone(), { actor: withRights('removeEmployee') }).outcome).toBe('applied');
  });

  it('is nobody’s where the server alone removes', () => {
    const entry = sample(lists.fields, { id: 'team-1' });
    expect(push(entry, edited(entry, { _deleted: true }), { collection: lists })).toMatchObject(
      refused('forbidden'),
    );
  });

  it('needs a record to remove', () => {
    expect(push(undefined, gone())).toMatchObject(refused('unknown'));
  });

  it('[S11] an edit of a removed record is refused, and kept within it', () => {
    expect(change({ memo: 'new' }, { record: removed })).toMatchObject({
      refused: { code: 'removed' },
      record: { _deleted: true, memo: 'new' },
      changes: [{ field: 'memo', from: 'old', to: 'new' }],
    });
    expect(change({}, { record: removed })).toMatchObject(refused('removed'));
  });

  it('[S11] comes back by an edit that was made on the removed state, for whoever may remove', () => {
    const restored = push(removed, edited(ann, { memo: 'back' }), { record: removed });
    expect(restored).toMatchObject({ outcome: 'merged', record: { memo: 'back' } });
    expect(restored).not.toHaveProperty('record._deleted');
    const actor = withRights('editEmployee');
    expect(push(removed, edited(ann, {}), { record: removed, actor })).toMatchObject(refused('forbidden'));
  });
});

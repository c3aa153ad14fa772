import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edit, fields, kim, lee, meet } from '#tests/support/two-edits.ts';
import type { AnyRecord, Field } from '../record/field.ts';
import { compact, fieldValue, same, sameValue, withFieldValue } from '../record/value.ts';
import { type FieldChange, firstChanges, merge, mergeSet } from './merge.ts';

const ann = { id: 'ann', name: 'Ann', memo: 'old', skills: ['a', 'b'], home: { street: '1 Main St' } };

describe('merge', () => {
  it('[S4] keeps both of two edits of different fields, without an entry', () => {
    const { two } = meet(ann, { ...ann, name: 'Anna' }, { ...ann, memo: 'new', pay: { rate: '9' } });
    expect(two.record).toEqual({ ...ann, name: 'Anna', memo: 'new', pay: { rate: '9' }, edit: lee });
    expect(two.conflicts).toEqual({});
    expect(two.changes).toEqual([
      { field: 'memo', from: 'old', to: 'new' },
      { field: 'pay.rate', from: undefined, to: '9' },
    ]);
  });

  it('[S4] keeps both of two edits inside one group', () => {
    const base = { id: 'ann', pay: { rate: '1', kept: 'x' } };
    const { two } = meet(base, { ...base, name: 'Ann' }, { id: 'ann', pay: { rate: '2', kept: 'x' } });
    expect(two.record.pay).toEqual({ rate: '2', kept: 'x' });
  });

  it('[S5] lets the first to arrive stand and keeps the other, with who, when and where', () => {
    const { two } = meet(ann, { ...ann, name: 'Anna' }, { ...ann, name: 'Annie' });
    const entry = {
      field: 'name',
      base: 'Ann',
      kept: { value: 'Anna', by: 'kim', at: kim.at, device: "kim's laptop" },
      other: { value: 'Annie', by: 'lee', at: lee.at, device: "lee's laptop" },
    };
    expect(two.record.name).toBe('Anna');
    expect(two.conflicts).toEqual({ l1_name: entry });
    expect(two.record.conflicts).toEqual({ l1_name: entry });
    expect(two.changes).toEqual([{ field: 'name', from: 'Ann', to: 'Annie', waits: true }]);
    expect(fields.conflicts.schema.safeParse(two.record.conflicts).success).toBe(true);
  });

  it('[S5] keeps what was taken away on one side and changed on the other', () => {
    const { name, ...without } = ann;
    expect(meet(ann, without, { ...ann, name: 'Annie' }).two.conflicts.l1_name).toMatchObject({
      kept: { value: null, by: 'kim' },
      other: { value: 'Annie' },
    });
    expect(meet(ann, { ...ann, name: 'Anna' }, without).two.conflicts.l1_name).toMatchObject({
      kept: { value: 'Anna' },
      other: { value: null, by: 'lee' },
    });
  });

  it('[S5] finds no conflict between equal values', () => {
    const change = { ...ann, name: 'Anna', home: { city: 'Agoura', street: '1 Main St' } };
    const { two } = meet(ann, change, { ...change, home: { street: '1 Main St', city: 'Agoura' } });
    expect([two.conflicts, two.changes]).toEqual([{}, []]);
  });

  it('[S5] adds to the entries that already wait', () => {
    const waiting = { k0_memo: { field: 'memo' } };
    const base = { ...ann, conflicts: waiting };
    const { two } = meet(base, { ...base, name: 'Anna' }, { ...base, name: 'Annie' });
    expect(Object.keys(two.record.conflicts as object)).toEqual(['k0_memo', 'l1_name']);
  });

  it('[S5] says that it does not know who set what stands, where nobody does', () => {
    const theirs = { ...ann, name: 'Anna' };
    const mine = { ...ann, name: 'Annie' };
    const { conflicts } = merge(fields, { base: ann, mine, theirs }, lee, () => undefined);
    expect(conflicts.l1_name?.kept).toMatchObject({ value: 'Anna', by: 'unknown', device: 'unknown' });
  });

  it('keeps a clash in the history alone where the record has no place for it', () => {
    const { conflicts, ...bare } = fields;
    const input = { base: ann, mine: { ...ann, name: 'Annie' }, theirs: { ...ann, name: 'Anna' } };
    const merged = merge(bare, input, lee, () => kim);
    expect(merged.record).not.toHaveProperty('conflicts');
    expect(merged.changes).toEqual([{ field: 'name', from: 'Ann', to: 'Annie', waits: true }]);
  });

  it('[S6] merges sets by items added and removed', () => {
    const { two } = meet(ann, { ...ann, skills: ['b', 'c'] }, { ...ann, skills: ['a', 'b', 'd'] });
    expect(two.record.skills).toEqual(['b', 'c', 'd']);
    expect(two.conflicts).toEqual({});
    expect(mergeSet({ base: ['a', 'b'], mine: [], theirs: ['a', 'b', 'c'] })).toEqual(['c']);
    expect(mergeSet({ base: undefined, mine: ['a'], theirs: null })).toEqual(['a']);
    expect(mergeSet({ base: [], mine: ['a'], theirs: ['a'] })).toEqual(['a']);
  });

  it('[S6] leaves the order of a set as it stands where nothing was added or removed', () => {
    const { two } = meet(ann, { ...ann, skills: ['b', 'a'] }, { ...ann, skills: ['b', 'a'], memo: 'new' });
    expect(two.record.skills).toEqual(['a', 'b']);
    expect(two.changes.map(({ field }) => field)).toEqual(['memo']);
  });

  it('[S6] merges a unit as one: half of one address and half of another is neither', () => {
    const there = { ...ann, home: { street: '9 Oak Ave' } };
    const { two } = meet(ann, there, { ...ann, home: { street: '1 Main St', city: 'Agoura' } });
    expect(two.record.home).toEqual({ street: '9 Oak Ave' });
    expect(two.conflicts.l1_home?.other.value).toEqual({ street: '1 Main St', city: 'Agoura' });
  });

  it('[S6] merges a map key by key', () => {
    const base = { ...ann, rights: { invoice: true, tasks: true } };
    const first = { ...base, rights: { invoice: false, tasks: true, history: true } };
    const second = { ...base, rights: { invoice: true, estimates: true, history: false } };
    const { two } = meet(base, first, second);
    expect(two.record.rights).toEqual({ invoice: false, history: true, estimates: true });
    expect(Object.keys(two.conflicts)).toEqual(['l1_rights.history']);
    expect(two.changes.filter(({ waits }) => !waits).map(({ field }) => field)).toEqual([
      'rights.tasks',
      'rights.estimates',
    ]);
  });

  it('[S5] settling takes just that entry away', () => {
    const base = { ...ann, conflicts: { k0_memo: { field: 'memo' }, k1_name: { field: 'name' } } };
    const settled = { ...base, conflicts: { k1_name: { field: 'name' } } };
    const arrived = { ...base, conflicts: { ...base.conflicts, x1_memo: { field: 'memo' } } };
    const merged = merge(fields, { base, mine: settled, theirs: arrived }, lee, () => undefined);
    expect(Object.keys(merged.record.conflicts as object)).toEqual(['k1_name', 'x1_memo']);
  });

  it('[S5] settling the last one leaves no empty map behind', () => {
    const base = { ...ann, conflicts: { k0_memo: { field: 'memo' } } };
    const merged = merge(fields, { base, mine: ann, theirs: base }, lee, () => undefined);
    expect(merged.record).not.toHaveProperty('conflicts');
  });

  it('[S7] takes going on from an edit that its author saw for no conflict', () => {
    const again = edit('k2', 'kim', ['k1', 'k0']);
    const input = { base: ann, mine: { ...ann, name: 'Annie' }, theirs: { ...ann, name: 'Anna' } };
    expect(merge(fields, input, again, () => kim)).toMatchObject({
      record: { name: 'Annie' },
      conflicts: {},
    });
    expect(Object.keys(merge(fields, input, again, () => lee).conflicts)).toEqual(['k2_name']);
    expect(Object.keys(merge(fields, input, again, () => undefined).conflicts)).toEqual(['k2_name']);
  });

  it('[S15] keeps what it does not know in the record that stands', () => {
    const theirs = { ...ann, newerField: { deep: [1] } };
    const merged = merge(fields, { base: ann, mine: { ...ann, name: 'Anna' }, theirs }, kim, () => undefined);
    expect(merged.record.newerField).toEqual({ deep: [1] });
  });

  it('changes none of the records that it is given', () => {
    const given = {
      base: ann,
      mine: { ...ann, name: 'Annie', skills: ['c'] },
      theirs: { ...ann, name: 'Anna' },
    };
    const before = structuredClone(given);
    merge(fields, given, lee, () => kim);
    expect(given).toEqual(before);
  });
});

describe('any two edits of any record', () => {
  const word = fc.constantFrom('x', 'y', 'z');
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const record = fc
    .record({
      name: maybe(word),
      memo: maybe(word),
      pay: maybe(fc.record({ rate: maybe(word) })),
      skills: maybe(fc.uniqueArray(word)),
      home: maybe(fc.record({ street: maybe(word), city: maybe(word) })),
      rights: maybe(fc.dictionary(fc.constantFrom('p', 'q'), fc.boolean(), { maxKeys: 2 })),
    })
    .map((values) => ({ id: 'ann', ...values }));

  type Place = { readonly name: string; readonly field: Field };
  const values: readonly Place[] = Object.entries(fields).flatMap<Place>(([name, field]) => {
    if (field.merge === 'map') return ['p', 'q'].map((key) => ({ name: `${name}.${key}`, field }));
    return ['value', 'unit'].includes(field.merge) && name !== 'edit' ? [{ name, field }] : [];
  });

  it('lose nothing: each value stands, was the base, or waits in conflicts', () => {
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        const { two } = meet(base, first, second);
        for (const { name } of values) {
          const [was, a, b, stands] = [base, first, second, two.record].map((of) => fieldValue(of, name));
          const entry = two.conflicts[`${lee.id}_${name}`];
          const waits = entry ? [entry.kept.value, entry.other.value] : [];
          for (const said of [a, b])
            expect(
              same(said, was) || same(said, stands) || waits.some((value) => same(said, value)),
              `${name}: ${JSON.stringify({ was, a, b, stands, waits })}`,
            ).toBe(true);
        }
      }),
    );
  });

  it('keep an entry exactly where both moved a place to different values', () => {
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        const { one, two } = meet(base, first, second);
        const clashing = values.filter(({ name }) => {
          const [was, a, b] = [base, first, second].map((of) => fieldValue(of, name));
          return !same(a, was) && !same(b, was) && !same(a, b);
        });
        expect(one.conflicts).toEqual({});
        expect(new Set(Object.keys(two.conflicts))).toEqual(
          new Set(clashing.map(({ name }) => `${lee.id}_${name}`)),
        );
        for (const { field, kept, other } of Object.values(two.conflicts)) {
          expect(same(kept.value, fieldValue(first, field))).toBe(true);
          expect(same(other.value, fieldValue(second, field))).toBe(true);
        }
      }),
    );
  });

  it('leave alone what neither touched', () => {
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        const { two } = meet(base, first, second);
        for (const [name, field] of Object.entries(fields)) {
          if (name === 'edit' || name === 'conflicts') continue;
          const [was, a, b, stands] = [base, first, second, two.record].map((of) => fieldValue(of, name));
          if (sameValue(field, a, was) && sameValue(field, b, was))
            expect(sameValue(field, stands, was), name).toBe(true);
        }
      }),
    );
  });

  it('have of a set what either added, and nothing that either removed', () => {
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        const stands = (meet(base, first, second).two.record.skills ?? []) as string[];
        const [was, a, b] = [base, first, second].map(({ skills }) => skills ?? []) as [
          string[],
          string[],
          string[],
        ];
        const expected = ['x', 'y', 'z'].filter((item) =>
          was.includes(item) ? a.includes(item) && b.includes(item) : a.includes(item) || b.includes(item),
        );
        expect(stands.toSorted()).toEqual(expected);
      }),
    );
  });

  it('tell all that they moved in their changes', () => {
    const replay = (from: AnyRecord, changes: readonly FieldChange[]) =>
      changes
        .filter(({ waits }) => !waits)
        .reduce<AnyRecord>((state, { field, to }) => withFieldValue(state, field, to), from);
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        const { one, two } = meet(base, first, second);
        const { edit: _edit, conflicts: _conflicts, ...stands } = two.record;
        const { edit: _first, ...before } = one.record;
        expect(compact(replay(before, two.changes))).toEqual(compact(stands));
      }),
    );
  });

  it('come out the same each time', () => {
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        expect(JSON.stringify(meet(base, first, second))).toBe(JSON.stringify(meet(base, first, second)));
      }),
    );
  });

  it('agree on all but the clashes, whichever arrives first', () => {
    fc.assert(
      fc.property(record, record, record, (base, first, second) => {
        const there = meet(base, first, second).two;
        const back = meet(base, second, first, [lee, kim]).two;
        for (const { name } of values) {
          if (there.conflicts[`${lee.id}_${name}`]) continue;
          expect(same(fieldValue(there.record, name), fieldValue(back.record, name)), name).toBe(true);
        }
      }),
    );
  });

  it('of a new record are what a merge into nothing would be', () => {
    fc.assert(
      fc.property(record, (mine) => {
        const { changes } = merge(fields, { base: {}, mine, theirs: {} }, kim, () => undefined);
        expect(firstChanges(fields, mine)).toEqual(changes);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { field, money, text } from './kinds.ts';
import {
  changedFields,
  compact,
  fieldValue,
  isEmpty,
  isUnset,
  same,
  sameValue,
  withFieldValue,
  withFieldValues,
} from './value.ts';

describe('fieldValue', () => {
  it('reads a dotted name inside its group', () => {
    expect(fieldValue({ payroll: { payType: 'hourly' } }, 'payroll.payType')).toBe('hourly');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a record without it', {}],
    ['a null', { name: null }],
    ['a group that is a text', { name: 'x' }],
  ])('finds nothing in %s', (_what, record) => {
    expect(fieldValue(record, 'name.part')).toBeUndefined();
  });

  it('takes null for not set, and keeps false, zero and an empty text', () => {
    expect(fieldValue({ a: null }, 'a')).toBeUndefined();
    expect([{ a: false }, { a: 0 }, { a: '' }].map((record) => fieldValue(record, 'a'))).toEqual([
      false,
      0,
      '',
    ]);
  });

  it('never reaches what an object inherits', () => {
    expect(fieldValue({}, 'constructor')).toBeUndefined();
    expect(fieldValue({ a: {} }, 'a.toString')).toBeUndefined();
  });
});

describe('withFieldValue', () => {
  it('copies the record and leaves the given one alone', () => {
    const before = { id: 'a', payroll: { payType: 'hourly', basis: 'both' } };
    const after = withFieldValue(before, 'payroll.payType', 'commission');
    expect(after).toEqual({ id: 'a', payroll: { payType: 'commission', basis: 'both' } });
    expect(before.payroll.payType).toBe('hourly');
  });

  it('makes the group that is not there, and takes away the one that became empty', () => {
    const record = withFieldValue({ id: 'a' }, 'payroll.payType', 'hourly');
    expect(record).toEqual({ id: 'a', payroll: { payType: 'hourly' } });
    expect(withFieldValue(record, 'payroll.payType', null)).toEqual({ id: 'a' });
  });

  it.each([null, undefined, {}])('unsets a field with %j', (value) => {
    expect(withFieldValue({ id: 'a', name: 'x' }, 'name', value)).toEqual({ id: 'a' });
  });

  it('keeps false, zero, an empty text and an empty list as answers', () => {
    for (const value of [false, 0, '', []]) expect(withFieldValue({}, 'a', value)).toEqual({ a: value });
  });
});

describe('isUnset and isEmpty', () => {
  it.each([null, undefined, {}])('%j says nothing', (value) => {
    expect([isUnset(value), isEmpty(value)]).toEqual([true, true]);
  });

  it.each([{ value: '' }, { value: '  ' }, { value: [] }])('$value is set, and no answer', ({ value }) => {
    expect([isUnset(value), isEmpty(value)]).toEqual([false, true]);
  });

  it.each([{ a: null }, { a: { b: {} } }])('%j has nothing in it', (value) => {
    expect(isUnset(value)).toBe(true);
  });

  it.each([false, 0, 'x', [[null]], { a: '' }])('%j is an answer', (value) => {
    expect(isEmpty(value)).toBe(false);
  });
});

describe('same', () => {
  it.each([
    [null, undefined],
    [{}, null],
    [
      { a: 1, b: [1, { c: 2 }] },
      { b: [1, { c: 2 }], a: 1 },
    ],
    [{ a: 1, b: null }, { a: 1 }],
    [{ a: {}, b: null }, null],
  ])('%j equals %j', (a, b) => {
    expect(same(a, b)).toBe(true);
    expect(same(b, a)).toBe(true);
  });

  it('agrees with compact about what is equal', () => {
    const key = fc.constantFrom('a', 'b', 'toString');
    const leaf = fc.oneof(fc.constantFrom(null, 0, 1, ''), fc.array(fc.constantFrom(1, 2), { maxLength: 2 }));
    const group = fc.dictionary(key, leaf, { maxKeys: 2 });
    const json = fc.dictionary(key, fc.oneof(leaf, group), { maxKeys: 3 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(same(a, b)).toBe(JSON.stringify(compact(a)) === JSON.stringify(compact(b)));
        expect(same(a, compact(a))).toBe(true);
        expect(isUnset(a)).toBe(isUnset(compact(a)));
      }),
    );
  });

  it.each([
    [1, '1'],
    [false, null],
    ['', null],
    [[], null],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [[1], { 0: 1 }],
  ])('%j differs from %j', (a, b) => {
    expect(same(a, b)).toBe(false);
    expect(same(b, a)).toBe(false);
  });

  it('takes sets in any order, but not with other items repeated', () => {
    expect(sameValue({ merge: 'set' }, ['a', 'b'], ['b', 'a'])).toBe(true);
    expect(sameValue({ merge: 'set' }, ['a', 'a'], ['a', 'b'])).toBe(false);
    expect(sameValue({ merge: 'set' }, ['a', 'b'], ['a', 'a'])).toBe(false);
    expect(sameValue({ merge: 'value' }, ['a', 'b'], ['b', 'a'])).toBe(false);
  });
});

describe('changedFields', () => {
  const fields = {
    name: text({ label: 'Name' }),
    skills: field(z.array(z.string()), { label: 'Skills', merge: 'set' }),
    'payroll.rate': money({ label: 'Rate' }),
  };

  it('names what differs, dotted names too, in the order of the declaration', () => {
    const before = { name: 'Ann', skills: ['a'], payroll: { rate: 1 } };
    const after = { payroll: { rate: 2 }, skills: ['a', 'b'], name: 'Ann' };
    expect(changedFields(fields, before, after)).toEqual(['skills', 'payroll.rate']);
  });

  it('sees no change in the order of a set, in null for absent, or in what is not declared', () => {
    const before = { name: null, skills: ['a', 'b'], other: 1 };
    expect(changedFields(fields, before, { skills: ['b', 'a'], other: 2 })).toEqual([]);
  });
});

describe('compact', () => {
  it('makes equal records equal bytes', () => {
    const one = { b: 1, a: { y: null, x: [{ q: undefined, p: 0 }] }, c: { d: {} } };
    const other = { a: { x: [{ p: 0 }] }, b: 1 };
    expect(JSON.stringify(compact(one))).toBe(JSON.stringify(compact(other)));
  });

  it('keeps the order of lists, and false, zero and empty texts', () => {
    const record = { a: ['b', 'a', null], flag: false, none: 0, text: '' };
    expect(compact(record)).toEqual(record);
  });

  it('gives the same again', () => {
    const once = compact({ z: { b: {}, a: 1 }, a: [] });
    expect(JSON.stringify(compact(once))).toBe(JSON.stringify(once));
  });
});

describe('withFieldValues', () => {
  it('sets and unsets, inside groups too, and leaves the record as it was', () => {
    const record = { a: 1, b: 2, pay: { rate: 3 } };
    const values = [
      ['a', 9],
      ['b', null],
      ['pay.rate', undefined],
      ['pay.type', 'hourly'],
      ['c', 4],
    ] as const;
    expect(withFieldValues(record, values)).toEqual({ a: 9, pay: { type: 'hourly' }, c: 4 });
    expect(record).toEqual({ a: 1, b: 2, pay: { rate: 3 } });
  });
});

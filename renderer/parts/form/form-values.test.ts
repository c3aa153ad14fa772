import { describe, expect, it } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { dirtyFields, type FormState, formFields, settle, takeRecord } from './form-values.ts';

const ann = sample(technicianFields, { id: 'ann', name: 'Ann', memo: 'old', skills: ['a', 'b'] });
const open = (changes: object = {}): FormState => ({
  base: ann,
  values: { ...ann, ...changes },
  meanwhile: {},
});
const take = (state: FormState, record: object) => takeRecord(technicianFields, state, { ...ann, ...record });
const dirty = (state: Pick<FormState, 'base' | 'values'>) => dirtyFields(technicianFields, state);

describe('dirtyFields', () => {
  it('names what a save would write', () => {
    expect(dirty(open())).toEqual([]);
    expect(dirty(open({ name: 'Anna', home: null }))).toEqual(['name', 'home']);
  });

  it('compares in the stored form', () => {
    expect(dirty(open({ name: ' Ann ', mobilePhone: '(202) 555-0143', skills: ['b', 'a'] }))).toEqual([]);
  });

  it('finds nothing in an untouched record that came in another form', () => {
    const imported = { ...ann, name: 'Ann ', home: { street: '1 Main St' } };
    expect(dirty({ base: imported, values: structuredClone(imported) })).toEqual([]);
  });

  it('leaves out what no form can change', () => {
    expect(dirty(open({ active: false, account: { state: 'active' }, conflicts: { a: 1 } }))).toEqual([]);
    expect(Object.keys(formFields(technicianFields))).not.toContain('active');
  });
});

describe('a newer record that arrives while a form is open', () => {
  it('is followed where nothing was typed', () => {
    const next = take(open({ name: 'Anna' }), { memo: 'new', payroll: null });
    expect(next.values).toMatchObject({ name: 'Anna', memo: 'new' });
    expect(next.values).not.toHaveProperty('payroll');
    expect([dirty(next), next.meanwhile]).toEqual([['name'], {}]);
  });

  it('does not go over what was typed, and is put beside it', () => {
    const next = take(open({ name: 'Anna' }), { name: 'Annie' });
    expect(next.values.name).toBe('Anna');
    expect(next.base.name).toBe('Ann');
    expect(next.meanwhile).toEqual({ name: 'Annie' });
  });

  it('puts null beside what was typed where the value was taken away', () => {
    expect(take(open({ memo: 'mine' }), { memo: null }).meanwhile).toEqual({ memo: null });
  });

  it('that says the same as what was typed leaves nothing to save or to decide', () => {
    const next = take(open({ name: 'Anna ' }), { name: 'Anna' });
    expect([dirty(next), next.meanwhile, next.values.name]).toEqual([[], {}, 'Anna']);
  });

  it('merges lists by item', () => {
    const next = take(open({ skills: ['b', 'mine'] }), { skills: ['a', 'b', 'theirs'] });
    expect(next.values.skills).toEqual(['b', 'theirs', 'mine']);
    expect(next.base.skills).toEqual(['a', 'b', 'theirs']);
    expect([dirty(next), next.meanwhile]).toEqual([['skills'], {}]);
  });

  it('is put beside what was typed again when another comes, and no longer when it is taken back', () => {
    const second = take(take(open({ name: 'Anna' }), { name: 'Annie' }), { name: 'Nan' });
    expect(second.meanwhile).toEqual({ name: 'Nan' });
    expect(take(second, { name: 'Ann' }).meanwhile).toEqual({});
  });

  it('is followed in a field that nobody touched, though it was not in its stored form', () => {
    const imported = { ...ann, name: 'Ann ' };
    const state = { base: imported, values: imported, meanwhile: {} };
    const next = takeRecord(technicianFields, state, { ...ann, name: 'Annie' });
    expect([next.values.name, next.meanwhile]).toEqual(['Annie', {}]);
  });

  it('leaves the given state alone', () => {
    const state = open({ name: 'Anna' });
    const before = structuredClone(state);
    take(state, { name: 'Annie', memo: 'new' });
    expect(state).toEqual(before);
  });
});

describe('settling what arrived meanwhile', () => {
  const clash = take(open({ name: 'Anna', memo: 'mine' }), { name: 'Annie', memo: 'theirs' });

  it('keeps mine, which a save may now put over theirs', () => {
    const next = settle(clash, 'name', 'mine');
    expect([next.values.name, next.base.name]).toEqual(['Anna', 'Annie']);
    expect([next.meanwhile, dirty(next)]).toEqual([{ memo: 'theirs' }, ['name', 'memo']]);
    expect(take(next, { name: 'Annie', memo: 'theirs' }).meanwhile).toEqual({ memo: 'theirs' });
  });

  it('takes theirs, and leaves nothing of it to save', () => {
    const next = settle(clash, 'name', 'theirs');
    expect(next.values.name).toBe('Annie');
    expect(dirty(next)).toEqual(['memo']);
  });

  it('takes theirs where it was taken away', () => {
    const gone = take(open({ memo: 'mine' }), { memo: null });
    expect(settle(gone, 'memo', 'theirs').values).not.toHaveProperty('memo');
    expect(dirty(settle(gone, 'memo', 'mine'))).toEqual(['memo']);
  });
});

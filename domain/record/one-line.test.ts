import { describe, expect, expectTypeOf, it } from 'vitest';
import { dirtyFields, formFields } from '#renderer/parts/form/form-values.ts';
import { sample } from '#tests/support/sample.ts';
import { decide } from '../sync/decide.ts';
import type { RecordOf } from './field.ts';
import { money, text } from './kinds.ts';
import { conflictsField, editField, idField } from './own-fields.ts';
import { fieldProblems, normalised } from './problems.ts';
import { migrations, storageSchema } from './storage.ts';
import { changedFields } from './value.ts';

const released = {
  id: idField,
  name: text({ label: 'Name', section: 'Basic Info', required: 'always' }),
  'pay.rate': money({ label: 'Rate', section: 'Pay' }),
  conflicts: conflictsField('editEmployee'),
  edit: editField,
} as const;

const fields = {
  ...released,
  nickname: text({ label: 'Nickname', section: 'Basic Info', column: { width: 140 } }),
} as const;

const ann = sample(fields, { id: 'ann', name: 'Ann', nickname: 'Annie' });

describe('one line that declares a field gives', () => {
  it('its type', () => {
    expectTypeOf<RecordOf<typeof fields>['nickname']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<RecordOf<typeof fields>['pay']>().toEqualTypeOf<
      { rate?: number | null } | null | undefined
    >();
  });

  it('its place in storage, and with `since` a version and a migration', () => {
    expect(storageSchema(fields).properties.nickname).toEqual({ type: ['string', 'null'] });
    const later = { ...released, nickname: text({ label: 'Nickname', since: 1, before: '' }) };
    expect(storageSchema(later).version).toBe(1);
    expect(migrations(later)[1]?.({ id: 'ann' })).toEqual({ id: 'ann', nickname: '' });
  });

  it('its validation', () => {
    expect(fieldProblems(fields, ann, 'form')).toEqual([]);
    expect(fieldProblems(fields, { ...ann, nickname: 'x'.repeat(121) }, 'form')).toEqual([
      { field: 'nickname', message: 'At most 120 characters' },
    ]);
    expect(normalised(fields, { ...ann, nickname: ' Annie ' })).toEqual(ann);
  });

  it('its input in the form, its column and its CSV heading', () => {
    expect(formFields(fields).nickname).toMatchObject({
      label: 'Nickname',
      section: 'Basic Info',
      control: 'text',
      column: { width: 140 },
      csv: 'Nickname',
    });
    expect(Object.keys(formFields(fields))).toEqual(['name', 'pay.rate', 'nickname']);
  });

  it('its changes', () => {
    const typed = { ...ann, nickname: 'Nan ' };
    expect(changedFields(fields, ann, typed)).toEqual(['nickname']);
    expect(dirtyFields(fields, { base: ann, values: typed })).toEqual(['nickname']);
    expect(dirtyFields(fields, { base: ann, values: { ...ann, nickname: 'Annie ' } })).toEqual([]);
  });

  it('its merge, its history and its permission', () => {
    const edit = { id: 'e1', by: 'kim', at: '2026-11-24T08:00:00.000Z', device: 'Laptop' };
    const collection = { fields, create: 'editEmployee', remove: 'removeEmployee' } as const;
    const row = { assumedMasterState: ann, newDocumentState: { ...ann, nickname: 'Nan', edit } };
    const standing = {
      record: { ...ann, name: 'Ann Lee' },
      appliedAs: () => undefined,
      setBy: () => undefined,
    };
    const kim = { id: 'kim', permissions: ['editEmployee'] as const };
    expect(decide(collection, row, kim, standing)).toMatchObject({
      outcome: 'merged',
      record: { name: 'Ann Lee', nickname: 'Nan' },
      changes: [{ field: 'nickname', from: 'Annie', to: 'Nan' }],
    });
    expect(decide(collection, row, { ...kim, permissions: [] }, standing)).toMatchObject({
      outcome: 'rejected',
      refusal: { code: 'forbidden', field: 'nickname' },
    });
  });
});

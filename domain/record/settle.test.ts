import { expect, it } from 'vitest';
import { technicianFields } from '../technician/fields.ts';
import { fieldOfPlace, placeChange, settledBy, withoutEntries } from './settle.ts';

const said = { by: 'kim', at: '2026-11-24T08:00:00.000Z', device: 'Desk' };
const entry = (field: string) => ({ field, kept: { value: 'a', ...said }, other: { value: 'b', ...said } });
const record = {
  memo: 'a',
  permissionOverrides: { editEmployee: 'deny', seePayroll: 'allow' },
  conflicts: { x_memo: entry('memo'), y_o: entry('permissionOverrides.editEmployee') },
  flags: { z_email: { code: 'taken', field: 'email', value: 'a@b.example', other: 'bob' } },
};

it('finds the field of a place within a map', () => {
  expect(fieldOfPlace(technicianFields, 'permissionOverrides.editEmployee')?.name).toBe(
    'permissionOverrides',
  );
  expect(fieldOfPlace(technicianFields, 'payroll.payType')?.name).toBe('payroll.payType');
  expect(fieldOfPlace(technicianFields, 'unheardOf')).toBeNull();
});

it('takes away those entries and names no map that stays as it is', () => {
  expect(withoutEntries(record, new Set(['x_memo']))).toEqual({
    conflicts: { y_o: record.conflicts.y_o },
  });
  expect(withoutEntries(record, new Set(['z_email']))).toEqual({ flags: {} });
  expect(withoutEntries(record, new Set())).toEqual({});
});

it('changes one key of a map and leaves the others', () => {
  expect(placeChange(technicianFields, record, 'permissionOverrides.editEmployee', 'allow')).toEqual({
    permissionOverrides: { editEmployee: 'allow', seePayroll: 'allow' },
  });
  expect(placeChange(technicianFields, record, 'memo', null)).toEqual({ memo: null });
});

it('[S5] a new value settles the entries about its own place alone', () => {
  expect(settledBy(record, { memo: 'c' })).toEqual({ conflicts: { y_o: record.conflicts.y_o } });
  expect(settledBy(record, { memo: 'a', bio: 'c' })).toEqual({});
  expect(
    settledBy(record, { permissionOverrides: { ...record.permissionOverrides, seePayroll: 'deny' } }),
  ).toEqual({});
  expect(settledBy(record, { email: 'c@d.example' })).toEqual({ flags: {} });
});

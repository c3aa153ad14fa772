import { describe, expect, it } from 'vitest';
import type { AnyRecord } from '#domain/record/field.ts';
import { technicianFields } from '#domain/technician/fields.ts';
import { changesOf, type PasteInto, planPaste } from './plan-paste.ts';

const records = [
  { id: 't-1', name: 'Ann', memo: 'Old', mobilePhone: '+12145550101', email: 'ann@b.example' },
  { id: 't-2', name: 'Ben', mobilePhone: '+12145550102', email: 'ben@b.example' },
];

const into = (more: Partial<PasteInto> = {}): PasteInto => ({
  records,
  columns: ['mobilePhone', 'email', 'memo'],
  fields: technicianFields,
  lookup: { entry: () => undefined, person: () => undefined },
  lock: () => null,
  judge: () => [],
  ...more,
});

describe('cells pasted from a spreadsheet', () => {
  it('are laid over the records, and what would change nothing is left out', () => {
    const plan = planPaste(
      [
        ['(214) 555-0101', 'ann@c.example'],
        ['214 555 0199', 'ben@b.example'],
      ],
      into(),
    );
    expect(changesOf(plan)).toEqual([
      { id: 't-1', changes: { email: 'ann@c.example' } },
      { id: 't-2', changes: { mobilePhone: '+12145550199' } },
    ]);
    expect(plan.beyond).toEqual({ rows: 0, columns: 0 });
  });

  it('say how many lie beyond the table', () => {
    const plan = planPaste([['1'], ['2'], ['3', 'a', 'b', 'c', 'd']], into({ columns: ['memo'] }));
    expect(plan.beyond).toEqual({ rows: 1, columns: 4 });
  });

  it('are refused one by one, with the reason, and the others go', () => {
    const plan = planPaste([['12', 'ann@c.example', '']], into());
    expect(plan.rows[0]?.cells).toMatchObject([
      { field: 'mobilePhone', text: '12', problem: 'Enter a full phone number, with area code.' },
      { field: 'email', problem: null },
      { field: 'memo', from: 'Old', to: null, problem: null },
    ]);
    expect(changesOf(plan)).toEqual([{ id: 't-1', changes: { email: 'ann@c.example', memo: null } }]);
  });

  it('are held back where the person may not change the field, or the column is none', () => {
    const lock: PasteInto['lock'] = (_record, name) => (name === 'email' ? 'The email is locked.' : null);
    const plan = planPaste([['x', 'ann@c.example']], into({ columns: ['status', 'email'], lock }));
    expect(plan.rows[0]?.cells.map(({ problem }) => problem)).toEqual([
      'This column can’t be changed.',
      'The email is locked.',
    ]);
    expect(changesOf(plan)).toEqual([]);
  });

  it('give one email to one person only', () => {
    const plan = planPaste([['New@b.example'], ['new@B.example']], into({ columns: ['email'] }));
    expect(plan.rows.map(({ cells }) => cells[0]?.problem)).toEqual([
      null,
      'The same is pasted to a technician above.',
    ]);
  });

  it('are judged as a whole record, but not for what was wrong before', () => {
    const judge = (record: AnyRecord) => [
      { field: 'truckId', message: 'Truck is required' },
      ...(record.email === 'ben@b.example' && record.id === 't-1'
        ? [{ field: 'email', message: 'Ben has this email' }]
        : []),
    ];
    const plan = planPaste([['(214) 555-0155', 'ben@b.example']], into({ judge }));
    expect(plan.rows[0]?.cells.map(({ problem }) => problem)).toEqual([null, 'Ben has this email.']);
  });
});

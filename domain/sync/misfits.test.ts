import { expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { technicianFields } from '../technician/fields.ts';
import { collections } from './collections.ts';
import { misfitsIn } from './misfits.ts';

const misfits = misfitsIn(technicianFields);

it('names the fields whose kind of value is not known, and no others', () => {
  const record = sample(technicianFields);
  expect(misfits(record)).toEqual([]);
  expect(misfits({ ...record, skills: 'one', memo: 7, payroll: [] })).toEqual(
    expect.arrayContaining(['skills', 'memo', 'payroll']),
  );
  expect(misfits({ ...record, memo: null, fromTheFuture: { x: 1 } })).toEqual([]);
});

it.each(Object.entries(collections))('takes every sample of %s', (_, { fields }) => {
  expect(misfitsIn(fields)(sample(fields as never))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { flatErrors } from './use-record-form.ts';

const rule = (message: string) => ({ type: 'rule', message });

describe('flatErrors', () => {
  it('names fields, dotted fields and the parts of composite ones', () => {
    const errors = {
      name: rule('Name is required'),
      payroll: { hourlyRate: rule('Not below zero') },
      home: { zip: rule('Five digits'), country: rule('Pick a country') },
    };
    expect(flatErrors(errors)).toEqual([
      { field: 'name', message: 'Name is required' },
      { field: 'payroll.hourlyRate', message: 'Not below zero' },
      { field: 'home.zip', message: 'Five digits' },
      { field: 'home.country', message: 'Pick a country' },
    ]);
  });

  it('looks at no input that the form library keeps beside an error', () => {
    const input = { message: 'not ours', focus: () => undefined };
    expect(flatErrors({ name: { ...rule('Wrong'), ref: input }, home: { ref: input } })).toEqual([
      { field: 'name', message: 'Wrong' },
    ]);
  });

  it('has none where there are none', () => {
    expect(flatErrors({})).toEqual([]);
    expect(flatErrors({ name: undefined, home: {}, memo: null })).toEqual([]);
  });
});

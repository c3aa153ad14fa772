import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { email, entries, field, money, phone, text, toggle } from './kinds.ts';
import { fieldProblems, fieldWarnings, missingFields, normalised, valueProblems } from './problems.ts';

const fields = {
  name: text({ label: 'Name', required: 'always' }),
  skills: entries('skill', { label: 'Skills', required: 'form' }),
  phone: phone({ label: 'Phone' }),
  email: email({ label: 'Email' }),
  'pay.rate': money({ label: 'Rate', required: 'form' }),
  home: field(
    z.strictObject({ zip: z.string().max(5, 'Too long'), tags: z.array(z.string('A text')).optional() }),
    {
      label: 'Home',
    },
  ),
  active: toggle({ label: 'Active', required: 'form' }),
};
const complete = { name: 'Ann', skills: ['a'], pay: { rate: 0 }, active: false };

describe('fieldProblems', () => {
  it('takes a complete record; zero and false are answers', () => {
    expect(fieldProblems(fields, complete, 'form')).toEqual([]);
    expect(missingFields(fields, complete)).toEqual([]);
  });

  it('insists in a form on what the form requires, and elsewhere only on what is always required', () => {
    const blank = { name: ' ', skills: [] };
    expect(fieldProblems(fields, blank, 'form')).toEqual([
      { field: 'name', message: 'Name is required' },
      { field: 'skills', message: 'Skills is required' },
      { field: 'pay.rate', message: 'Rate is required' },
      { field: 'active', message: 'Active is required' },
    ]);
    expect(fieldProblems(fields, blank, 'always')).toEqual([{ field: 'name', message: 'Name is required' }]);
    expect(missingFields(fields, blank)).toEqual(['name', 'skills', 'pay.rate', 'active']);
  });

  it('reports every wrong value beside its field', () => {
    const record = { ...complete, phone: '12', email: 'x', pay: { rate: -1 } };
    expect(fieldProblems(fields, record, 'form').map(({ field }) => field)).toEqual([
      'phone',
      'email',
      'pay.rate',
    ]);
  });
});

describe('valueProblems', () => {
  it('names the part of a composite value, and not the place in a list', () => {
    expect(valueProblems('home', fields.home, { zip: '1234567', tags: ['a', 7] })).toEqual([
      { field: 'home.zip', message: 'Too long' },
      { field: 'home.tags', message: 'A text' },
    ]);
  });

  it('has nothing to say about what is not set', () => {
    for (const value of [null, undefined, '', [], {}])
      expect(valueProblems('home', fields.home, value)).toEqual([]);
  });
});

describe('normalised', () => {
  it('brings each value into its stored form and leaves what it cannot read', () => {
    const typed = {
      name: ' Ann ',
      phone: '(202) 555-0143',
      email: ' a@b.co ',
      pay: { rate: '1x' },
      other: ' x ',
    };
    expect(normalised(fields, typed)).toEqual({
      name: 'Ann',
      phone: '+12025550143',
      email: 'a@b.co',
      pay: { rate: '1x' },
      other: ' x ',
    });
  });

  it('unsets blanks and leaves the typed record alone', () => {
    const typed = { name: 'Ann', phone: '  ' };
    expect(normalised(fields, typed)).toEqual({ name: 'Ann' });
    expect(typed.phone).toBe('  ');
  });
});

describe('fieldWarnings', () => {
  it('gives a second look to what is valid and doubtful', () => {
    const record = { ...complete, phone: '+15550000000', email: 'ann@gmail.con' };
    expect(fieldWarnings(fields, record).map(({ field }) => field)).toEqual(['phone', 'email']);
    expect(fieldProblems(fields, record, 'form')).toEqual([]);
  });

  it('does not doubt what is refused anyway, or what is not there', () => {
    expect(fieldWarnings(fields, { ...complete, phone: '12', email: null })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Filters } from '#domain/company/saved-views.ts';
import { type Person, personColumns } from '#tests/support/table-columns.ts';
import { compileFilters } from './passes.ts';

const people: readonly Person[] = [
  { id: 'ann', name: 'Ann Lee', team: 'red', skills: ['roofs', 'drains'], goal: 1000, hired: '2024-03-01' },
  { id: 'bob', name: 'Bob', team: 'blue', skills: ['drains'], goal: 0, hired: '2025-12-31' },
  { id: 'cyd', name: 'Cyd Leeds' },
];

const passing = (filters: Filters) =>
  people.filter(compileFilters(personColumns, filters)).map(({ id }) => id);

describe('what passes', () => {
  it('everything, where nothing is set', () => {
    expect(passing({})).toHaveLength(3);
    expect(passing({ name: { kind: 'text', text: ' ' }, team: { kind: 'pick', values: [] } })).toHaveLength(
      3,
    );
    expect(passing({ goal: { kind: 'number' } })).toHaveLength(3);
  });

  it('texts that contain it, in any case', () => {
    expect(passing({ name: { kind: 'text', text: 'LEE' } })).toEqual(['ann', 'cyd']);
  });

  it('any of the picked values, and one value of several', () => {
    expect(passing({ team: { kind: 'pick', values: ['red', 'blue'] } })).toEqual(['ann', 'bob']);
    expect(passing({ skills: { kind: 'pick', values: ['roofs'] } })).toEqual(['ann']);
  });

  it('ranges with both ends in, open at either end; what is not set is in no range', () => {
    expect(passing({ goal: { kind: 'number', from: 0, to: 1000 } })).toEqual(['ann', 'bob']);
    expect(passing({ goal: { kind: 'number', to: 0 } })).toEqual(['bob']);
    expect(passing({ hired: { kind: 'date', from: '2024-03-01', to: '2024-12-31' } })).toEqual(['ann']);
    expect(passing({ hired: { kind: 'date', from: '2025-01-01' } })).toEqual(['bob']);
  });

  it('empty and not empty, for every kind', () => {
    for (const id of ['team', 'goal', 'hired', 'skills']) {
      expect(passing({ [id]: { kind: 'empty' } }), id).toEqual(['cyd']);
      expect(passing({ [id]: { kind: 'notEmpty' } }), id).toEqual(['ann', 'bob']);
    }
  });

  it('what all filters let pass', () => {
    const filters: Filters = { name: { kind: 'text', text: 'lee' }, team: { kind: 'notEmpty' } };
    expect(passing(filters)).toEqual(['ann']);
  });

  it('whatever a filter of another version says', () => {
    expect(passing({ gone: { kind: 'empty' }, goal: { kind: 'text', text: 'x' } })).toHaveLength(3);
  });
});

import { describe, expect, it } from 'vitest';
import { technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { findTechnicians } from './find-technicians.ts';

const person = (name: string, more: Parameters<typeof sample<typeof technicianFields>>[1] = {}) =>
  sample(technicianFields, { id: name, name, email: null, mobilePhone: null, ...more });

const plain = { recent: new Set<string>(), limit: 30 };
const ids = (people: ReturnType<typeof findTechnicians>) => people.map(({ id }) => id);

describe('a technician is found', () => {
  it('first where the name begins so, then where a word does, then where it is anywhere', () => {
    const people = [person('Suzanne Olin'), person('Kim Annan'), person('Ann Vale'), person('Annabel Fox')];
    expect(ids(findTechnicians(people, 'ann', plain))).toEqual([
      'Ann Vale',
      'Annabel Fox',
      'Kim Annan',
      'Suzanne Olin',
    ]);
  });

  it('by words in any order, whatever their accents', () => {
    expect(ids(findTechnicians([person('Tomás Herrera')], 'herr tomas', plain))).toEqual(['Tomás Herrera']);
  });

  it('by email, and by phone as it is written', () => {
    const people = [
      person('Ann', { email: 'a.vale@north.example' }),
      person('Bob', { mobilePhone: '+12145550142' }),
    ];
    expect(ids(findTechnicians(people, 'vale@north', plain))).toEqual(['Ann']);
    expect(ids(findTechnicians(people, '(214) 555-0142', plain))).toEqual(['Bob']);
    expect(findTechnicians(people, 'room 142', plain)).toEqual([]);
  });

  it('sooner where it was opened recently, and later where inactive', () => {
    const people = [person('Ann A', { active: false }), person('Ann B'), person('Ann C')];
    const recent = new Set(['Ann C']);
    expect(ids(findTechnicians(people, 'ann', { ...plain, recent }))).toEqual(['Ann C', 'Ann B', 'Ann A']);
  });

  it('among no more than asked for', () => {
    const people = Array.from({ length: 50 }, (_, index) => person(`Ann ${index}`));
    expect(findTechnicians(people, 'ann', plain)).toHaveLength(30);
  });
});

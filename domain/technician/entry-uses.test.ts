import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { countUses, replaceEntry } from './entry-uses.ts';
import { technicianFields } from './fields.ts';

const technician = (values: Parameters<typeof sample<typeof technicianFields>>[1]) =>
  sample(technicianFields, values);

describe('countUses', () => {
  it('counts technicians, whatever field has the entry, and each once', () => {
    const technicians = [
      technician({ mainZoneId: 'north', zoneIds: ['north', 'south'] }),
      technician({ mainZoneId: 'south', zoneIds: [] }),
      technician({ mainZoneId: null, zoneIds: null }),
    ];
    expect([...countUses('zone', technicians)]).toEqual([
      ['north', 1],
      ['south', 2],
    ]);
  });

  it('counts entries of that list alone', () => {
    expect(countUses('truck', [technician({ truckId: 'one', warehouseId: 'two' })]).has('two')).toBe(false);
  });
});

describe('replaceEntry', () => {
  it('changes one entry and one of several, and keeps the rest', () => {
    expect(replaceEntry(technician({ truckId: 'a' }), 'truck', 'a', 'b')).toEqual({ truckId: 'b' });
    expect(replaceEntry(technician({ skills: ['x', 'a', 'y'] }), 'skill', 'a', 'b')).toEqual({
      skills: ['x', 'b', 'y'],
    });
  });

  it('leaves no entry twice', () => {
    expect(replaceEntry(technician({ skills: ['b', 'a'] }), 'skill', 'a', 'b')).toEqual({ skills: ['b'] });
  });

  it('keeps the main zone among all zones', () => {
    expect(replaceEntry(technician({ mainZoneId: 'a', zoneIds: ['c'] }), 'zone', 'a', 'b')).toEqual({
      mainZoneId: 'b',
      zoneIds: ['b', 'c'],
    });
  });

  it('is null for who has not got it', () => {
    expect(replaceEntry(technician({ truckId: 'c' }), 'truck', 'a', 'b')).toBeNull();
  });
});

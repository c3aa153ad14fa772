import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { technicianFields } from './fields.ts';
import { closesCircle, technicianProblems, withMainZone } from './rules.ts';

const touched = (...names: string[]) => new Set(names);
const contact = touched('mobilePhone', 'email');

describe('a technician has a mobile phone or an email (R16, R17)', () => {
  it.each([
    ['both', {}],
    ['a phone alone', { email: null }],
    ['an email alone', { mobilePhone: null }],
  ])('takes %s', (_what, changes) => {
    expect(technicianProblems(sample(technicianFields, changes), contact)).toEqual([]);
  });

  it.each([null, '', '  '])('refuses neither of them (%j)', (blank) => {
    const record = { ...sample(technicianFields), mobilePhone: blank, email: blank };
    expect(technicianProblems(record, contact)).toEqual([
      { field: 'mobilePhone', message: 'Enter a mobile phone or an email' },
    ]);
  });

  it('[S3] is judged only where an edit touches one of the two', () => {
    const old = sample(technicianFields, { mobilePhone: null, email: null });
    expect(technicianProblems(old, touched('memo', 'managerId'))).toEqual([]);
    expect(technicianProblems(old, touched('email'))).toHaveLength(1);
  });
});

describe('the manager (R34)', () => {
  it('is somebody else', () => {
    const own = sample(technicianFields, { id: 'ann', managerId: 'ann' });
    expect(technicianProblems(own, touched('managerId'))).toEqual([
      { field: 'managerId', message: 'Nobody is their own manager' },
    ]);
    expect(technicianProblems(own, touched('name'))).toEqual([]);
    expect(technicianProblems({ ...own, managerId: 'bob' }, touched('managerId'))).toEqual([]);
  });

  const managers: Record<string, string> = { bob: 'cleo', cleo: 'dan', eve: 'fay', fay: 'eve' };
  const managerOf = (id: string) => managers[id] ?? null;

  it.each([
    ['dan', 'bob', true],
    ['dan', 'cleo', true],
    ['ann', 'ann', true],
    ['ann', 'bob', false],
    ['bob', 'dan', false],
  ])('of %s may be %s: closes a circle is %s', (technician, manager, closes) => {
    expect(closesCircle(technician, manager, managerOf)).toBe(closes);
  });

  it('is judged to an end where others already form a circle', () => {
    expect(closesCircle('ann', 'eve', managerOf)).toBe(false);
  });
});

describe('all zones (R25)', () => {
  it('have the main zone among them, once', () => {
    expect(withMainZone(['a', 'b'], 'c')).toEqual(['c', 'a', 'b']);
    expect(withMainZone(['a', 'b'], 'b')).toEqual(['a', 'b']);
    expect(withMainZone([], 'b')).toEqual(['b']);
  });

  it.each([null, undefined, ''])('stay as they are without a main zone (%j)', (none) => {
    const zones = ['a'];
    expect(withMainZone(zones, none)).toEqual(['a']);
    expect(withMainZone(zones, none)).not.toBe(zones);
  });
});

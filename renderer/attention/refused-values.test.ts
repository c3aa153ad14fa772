import { expect, it } from 'vitest';
import type { Refused } from '../data/quarantine.ts';
import { againOn, refusedValues, waysAgain } from './refused-values.ts';

const refused = (more: Partial<Refused> = {}): Refused => ({
  id: 'technicians|ann|e1',
  collectionName: 'technicians',
  recordId: 'ann',
  at: '2026-11-24T08:00:00.000Z',
  code: 'forbidden',
  reason: 'You may not change Active.',
  base: { id: 'ann', name: 'Ann', active: true, skills: ['a', 'b'], conflicts: { x: {} } },
  typed: { id: 'ann', name: 'Ann', active: false, skills: ['a', 'c'], edit: { id: 'e1' } },
  ...more,
});
const standing = { id: 'ann', name: 'Anna', active: true, skills: ['a', 'b', 'd'] };

it('[S9] shows what a person typed, against what stands', () => {
  expect(refusedValues(refused(), standing)).toMatchObject([
    { name: 'skills', typed: ['a', 'c'], standing: ['a', 'b', 'd'] },
    { name: 'active', typed: false, standing: true },
  ]);
});

it('[S9] says it again on the record as it stands: sets keep what others added, other fields stay', () => {
  expect(againOn(refused(), standing)).toEqual({ active: false, skills: ['a', 'd', 'c'] });
  expect(againOn(refused(), { ...standing, active: false })).toEqual({ skills: ['a', 'd', 'c'] });
});

it('shows no secret and nothing of the server', () => {
  const request = refused({
    collectionName: 'requests',
    base: null,
    typed: { id: 'r', kind: 'setPassword', username: 'ann', sealedPassword: 'x', state: 'queued' },
  });
  expect(refusedValues(request, undefined).map(({ name }) => name)).toEqual(['kind', 'username']);
});

it.each([
  ['change', refused(), standing],
  ['remove', refused({ typed: { id: 'ann', _deleted: true } }), standing],
  ['add', refused({ base: null }), undefined],
  ['restore', refused({ code: 'removed' }), undefined],
  [null, refused(), undefined],
] as const)('can be tried again by: %s', (way, entry, record) => {
  expect(waysAgain(entry, record)).toBe(way);
});

import { expect, test } from 'vitest';
import { permissionNames } from '#domain/access/permissions.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { licenseBlocked, licenseProblem, licensesHeld, managedAmong, withAll } from './licenses.ts';

const someone = (name: string, licenseType: Technician['licenseType']): Technician =>
  ({ ...sample(technicianFields), id: name, name, active: false, licenseType }) as Technician;

const ann = someone('Ann', 'ManagedTech');
const bob = someone('Bob', 'NonManagedTech');
const cy = someone('Cy', null);
const batch = [ann, bob, cy];

const administrator = { permissions: permissionNames };
const manager = { permissions: permissionNames.filter((name) => name !== 'convertToManaged') };
const starter = { permissions: ['activateEmployee'] as const };

test('a non-managed technician becomes managed only with the permission for it', () => {
  expect(licenseBlocked(administrator, bob, 'ManagedTech')).toBeNull();
  expect(licenseBlocked(manager, bob, 'ManagedTech')).toBe('Needs the permission Convert To Managed.');
  expect(licenseBlocked(manager, ann, 'NonManagedTech')).toBeNull();
  expect(licenseBlocked(starter, ann, 'NonManagedTech')).toBe('Needs the permission Edit Employee.');
  expect(licenseBlocked(starter, ann, 'ManagedTech')).toBeNull();
});

test('Set all leaves alone whom one may not convert', () => {
  expect(Object.fromEntries(withAll(licensesHeld(batch), batch, 'ManagedTech', manager))).toEqual({
    Ann: 'ManagedTech',
    Bob: 'NonManagedTech',
    Cy: 'ManagedTech',
  });
  expect(managedAmong(batch, withAll(new Map(), batch, 'ManagedTech', administrator))).toBe(3);
});

test('nobody goes on without a license', () => {
  const seats = { inUse: 0, limit: null };
  expect(licenseProblem(batch, licensesHeld(batch), seats)).toBe('Pick a license for 1 technician.');
  expect(licenseProblem([ann, bob], licensesHeld(batch), seats)).toBeNull();
});

test('the seats count over the whole batch', () => {
  const all = withAll(new Map(), batch, 'ManagedTech', administrator);
  expect(licenseProblem(batch, all, { inUse: 7, limit: 10 })).toBeNull();
  expect(licenseProblem(batch, all, { inUse: 8, limit: 10 })).toBe(
    '2 managed seats are free. Make 1 technician non-managed, or free seats first.',
  );
  expect(
    licenseProblem(batch, new Map(all).set('Bob', 'NonManagedTech'), { inUse: 8, limit: 10 }),
  ).toBeNull();
  expect(licenseProblem(batch, all, { inUse: 12, limit: 10 })).toBe(
    '0 managed seats are free. Make 3 technicians non-managed, or free seats first.',
  );
});

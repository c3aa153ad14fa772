import { describe, expect, it } from 'vitest';
import { sample } from '#tests/support/sample.ts';
import { type Technician, technicianFields } from './fields.ts';
import { statusLabels, statusOf } from './status.ts';

const at = '2026-11-24T08:00:00.000Z';
type Account = NonNullable<Technician['account']>;
const status = (account: Account | null, changes: Partial<Technician> = {}) =>
  statusOf(sample(technicianFields, { account, ...changes }));

describe('the status of a technician (R6)', () => {
  it.each([
    [
      { state: 'active', lastSignInAt: at },
      { kind: 'signedIn', at },
    ],
    [{ state: 'accepted' }, { kind: 'accepted' }],
    [{ state: 'invited' }, { kind: 'pending' }],
    [{ state: 'assigned' }, { kind: 'adminAssigned' }],
    [{ state: 'none' }, { kind: 'neverLoggedIn' }],
    [null, { kind: 'neverLoggedIn' }],
  ] as [Account | null, object][])('of the account %j is %j', (account, expected) => {
    expect(status(account)).toEqual(expected);
  });

  it.each([
    ['position', { positions: [] }],
    ['license', { licenseType: null }],
    ['role', { roleId: null }],
    ['history visibility', { jobHistoryDateFilter: null }],
    ['truck', { truckId: null }],
    ['name', { name: '' }],
    ['phone and email', { mobilePhone: null, email: null }],
  ] as [string, Partial<Technician>][])('is No user account without a %s', (_what, changes) => {
    expect(status(null, changes)).toEqual({ kind: 'noUserAccount' });
  });

  it('needs only one of phone and email', () => {
    expect(status(null, { email: null }).kind).toBe('neverLoggedIn');
    expect(status(null, { mobilePhone: null }).kind).toBe('neverLoggedIn');
  });

  it('takes the date of the last sign-in before all else', () => {
    for (const state of ['none', 'invited', 'accepted', 'assigned', 'active'] as const)
      expect(status({ state, lastSignInAt: at }, { truckId: null })).toEqual({ kind: 'signedIn', at });
  });

  it('takes what happened with the account before what is missing', () => {
    const missing = { truckId: null };
    expect(status({ state: 'accepted', invitedAt: at }, missing).kind).toBe('accepted');
    expect(status({ state: 'invited' }, missing).kind).toBe('pending');
    expect(status({ state: 'assigned' }, missing).kind).toBe('adminAssigned');
    expect(status({ state: 'none' }, missing).kind).toBe('noUserAccount');
  });

  it('reads letter for letter as on screen', () => {
    expect(statusLabels).toEqual({
      accepted: 'Accepted',
      pending: 'Pending',
      adminAssigned: 'Admin Assigned',
      noUserAccount: 'No user account',
      neverLoggedIn: 'Never logged in',
    });
  });
});

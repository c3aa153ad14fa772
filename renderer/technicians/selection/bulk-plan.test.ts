import { expect, test } from 'vitest';
import { permissionNames } from '#domain/access/permissions.ts';
import type { Actor } from '#domain/access/roles.ts';
import { type Request, requestFields } from '#domain/company/requests.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { sample } from '#tests/support/sample.ts';
import { type BulkAction, planOf } from './bulk-plan.ts';
import { doneLine, summaryText } from './bulk-summary.ts';

const everything: Pick<Actor, 'permissions'> = { permissions: permissionNames };
const someone = (name: string, values: Partial<Technician> = {}): Technician =>
  ({ ...sample(technicianFields), id: name, name, ...values }) as Technician;
const requestFor = (technicianId: string, values: Partial<Request>): Request => ({
  ...sample(requestFields),
  technicianId,
  ...values,
});

const people = [
  someone('Zoe'),
  someone('Ann', { active: false }),
  someone('Guest', { account: { state: 'invited' } }),
  someone('Known', { account: { state: 'accepted' } }),
  someone('Lost', { email: null, mobilePhone: null }),
  someone('Desk', { mobileAccess: false }),
];

const plan = (action: BulkAction, requests: readonly Request[] = [], actor = everything) => {
  const { touched, leftOut } = planOf(action, people, { actor, requests });
  return {
    touched: touched.map(({ name }) => name),
    leftOut: Object.fromEntries(leftOut.map(({ technician, why }) => [technician.name, why])),
  };
};

test('only the inactive are activated, only the active deactivated', () => {
  expect(plan('activate')).toMatchObject({ touched: ['Ann'], leftOut: { Zoe: 'is active already' } });
  const { touched, leftOut } = plan('deactivate');
  expect(touched).toEqual(['Desk', 'Guest', 'Known', 'Lost', 'Zoe']);
  expect(leftOut).toEqual({ Ann: 'is inactive already' });
});

test('an invitation goes to those without an account and without an invitation', () => {
  expect(plan('invite')).toEqual({
    touched: ['Zoe'],
    leftOut: {
      Ann: 'is inactive',
      Desk: 'has no mobile access',
      Guest: 'has a pending invitation',
      Known: 'has an account already',
      Lost: 'has no address',
    },
  });
});

test('a password reset goes to those with an account', () => {
  const { touched, leftOut } = plan('reset');
  expect(touched).toEqual(['Known']);
  expect(leftOut).toMatchObject({ Zoe: 'has no account yet', Guest: 'has no account yet' });
});

test('what is queued already is not queued again; what failed may be', () => {
  const queued = requestFor('Zoe', { kind: 'invite', state: 'queued' });
  expect(plan('invite', [queued])).toMatchObject({
    touched: [],
    leftOut: { Zoe: 'has an invitation queued' },
  });
  expect(plan('invite', [{ ...queued, state: 'failed' }]).touched).toEqual(['Zoe']);
  expect(plan('invite', [{ ...queued, kind: 'testNotification' }]).touched).toEqual(['Zoe']);
});

test('without the permission nobody is touched', () => {
  const viewer = { permissions: [] };
  for (const action of ['activate', 'deactivate', 'invite', 'reset'] as const) {
    const { touched, leftOut } = plan(action, [], viewer);
    expect(touched).toEqual([]);
    expect(new Set(Object.values(leftOut)).size).toBe(1);
    expect(leftOut.Zoe).toMatch(/^needs the permission /);
  }
});

test('the summary names everybody, with the reasons', () => {
  const [zoe, ann, guest] = people as [Technician, Technician, Technician];
  const leftOut = [{ technician: ann, why: 'is inactive already' }];
  expect(summaryText('deactivate', { done: [zoe], notDone: [guest], leftOut })).toBe(
    [
      'Deactivated 1 technician:\nZoe',
      'Not done (1):\nGuest',
      'Left out (1):\nAnn: is inactive already',
    ].join('\n\n'),
  );
  expect(summaryText('reset', { done: [], notDone: [], leftOut: [] })).toBe(
    'Password reset queued for 0 technicians.',
  );
  expect(doneLine('invite', 1234)).toBe('Invitation queued for 1,234 technicians');
});

import { describe, expect, it } from 'vitest';
import { newOfficeUser, officeUserChange } from '#domain/access/office-api.ts';
import { fieldProblems, fieldWarnings, normalised } from '#domain/record/problems.ts';
import { changesOf, invitationProblems, newUserBody, sharedUsername, userFields } from './user-fields.ts';

const ann = { id: 'ann', name: 'Ann Lee', account: { state: 'active' as const, username: 'Ann.Lee' } };
const fields = userFields(() => [ann]);
const typed = {
  name: ' Kim ',
  username: ' kim ',
  email: ' kim@x.co ',
  phone: '(202) 555-0143',
  roleId: 'viewer',
};
const values = normalised(fields, typed);

describe('a username that a technician has (R18)', () => {
  it('is warned of, in any case, and stops nothing', () => {
    expect(sharedUsername(' ANN.lee', [ann])).toMatch(/Ann Lee.*keep usernames.* separate/);
    expect(sharedUsername('ann', [ann])).toBeNull();
    expect(sharedUsername('kim', [{ id: 'b' }])).toBeNull();
    const shared = { ...values, username: 'ann.lee' };
    expect(fieldWarnings(fields, shared).map(({ field }) => field)).toEqual(['username']);
    expect(fieldProblems(fields, shared, 'form')).toEqual([]);
  });
});

describe('what goes to the server', () => {
  it('is understood there, with an invitation and with a password', () => {
    const invited = newUserBody(values, 'invitation', 'left over from before');
    expect(newOfficeUser.parse(invited)).toEqual({
      name: 'Kim',
      username: 'kim',
      email: 'kim@x.co',
      phone: '+12025550143',
      roleId: 'viewer',
    });
    const assigned = newUserBody({ ...values, email: null }, 'password', 'correct horse');
    expect(newOfficeUser.parse(assigned)).toMatchObject({ email: null, password: 'correct horse' });
  });

  it('of a change is only what changed; exceptions that went are none', () => {
    const change = changesOf(['phone', 'permissionOverrides'], { ...values, phone: undefined });
    expect(change).toEqual({ phone: null, permissionOverrides: {} });
    expect(officeUserChange.safeParse(change).success).toBe(true);
  });
});

describe('an invitation', () => {
  it('needs an email, a password does not', () => {
    expect(invitationProblems({ email: ' ' }, 'invitation')).toHaveLength(1);
    expect(invitationProblems({ email: 'a@b.co' }, 'invitation')).toEqual([]);
    expect(invitationProblems({}, 'password')).toEqual([]);
    expect(invitationProblems({}, null)).toEqual([]);
  });
});

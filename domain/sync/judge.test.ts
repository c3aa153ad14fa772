import { describe, expect, it } from 'vitest';
import {
  ann,
  change,
  company,
  edit,
  edited,
  newAnn,
  people,
  push,
  refused,
  requests,
  withRights,
} from '#tests/support/pushed-row.ts';
import { sample } from '#tests/support/sample.ts';
import type { Permission } from '../access/permissions.ts';
import { officeRoles } from '../access/roles.ts';
import type { WireRecord } from './wire.ts';

describe('[S16] permission', () => {
  it.each([
    ['editEmployee', { memo: 'new' }, 'memo', []],
    ['activateEmployee', { active: false }, 'active', []],
    ['editPayroll', { payroll: { ...ann.payroll, hourlyRate: 1 } }, 'payroll.hourlyRate', ['seePayroll']],
    ['seePayroll', { payroll: { ...ann.payroll, hourlyRate: 1 } }, 'payroll.hourlyRate', ['editPayroll']],
    ['editPermissions', { permissionOverrides: { fieldTasks: true } }, 'permissionOverrides', ['fieldTasks']],
  ] as [Permission, object, string, Permission[]][])(
    '%s is needed for %j',
    (permission, changes, field, also) => {
      expect(change(changes, { actor: withRights(permission, ...also) }).outcome).toBe('applied');
      const others = officeRoles.administrator.permissions.filter((name) => name !== permission);
      expect(change(changes, { actor: withRights(...others) })).toMatchObject(refused('forbidden', field));
    },
  );

  it('is needed to add', () => {
    const actor = withRights('activateEmployee', 'editPayroll', 'editPermissions');
    expect(push(undefined, newAnn(), { actor })).toMatchObject(refused('forbidden'));
  });

  it('to activate is not needed for a new profile that is active, and is for one that is not', () => {
    const actor = withRights('editEmployee');
    expect(push(undefined, newAnn({ payroll: null }), { actor }).outcome).toBe('applied');
    expect(push(undefined, newAnn({ payroll: null, active: false }), { actor })).toMatchObject(
      refused('forbidden', 'active'),
    );
  });

  it('is judged by what changed alone, whatever else the record holds', () => {
    expect(change({ memo: 'new' }, { actor: withRights('editEmployee') }).outcome).toBe('applied');
  });

  it('a base that was made up gives no right to what differs from it', () => {
    const forged = { ...ann, active: false };
    const decision = push(forged, edited(forged, { memo: 'new' }), {
      record: ann,
      actor: withRights('editEmployee'),
    });
    expect(decision).toMatchObject({ outcome: 'merged', record: { active: true, memo: 'new' } });
  });
});

describe('what the server owns', () => {
  it('the account is set by no push', () => {
    const account = { state: 'active', username: 'ann' };
    expect(change({ account })).toMatchObject(refused('server_owned', 'account'));
    expect(push(undefined, newAnn({ account }))).toMatchObject(refused('server_owned', 'account'));
    const held = { ...ann, account } as WireRecord;
    expect(push(held, edited(held, { account: null }))).toMatchObject(refused('server_owned', 'account'));
  });

  it('the account that stands may be in a push, even where the base has an older one', () => {
    const held = { ...ann, account: { state: 'invited' } } as WireRecord;
    expect(push(held, edited(held, { memo: 'new' })).outcome).toBe('applied');
    const newer = { ...held, account: { state: 'accepted' } } as WireRecord;
    expect(push(held, edited(held, { memo: 'new' }), { record: newer })).toMatchObject({
      outcome: 'merged',
      record: { account: { state: 'accepted' }, memo: 'new' },
    });
  });

  it('people and the company are added by nobody', () => {
    const person = edited(sample(people.fields), {});
    expect(push(undefined, person, { collection: people })).toMatchObject(refused('server_owned'));
    const other = edited(sample(company.fields), {});
    expect(push(undefined, other, { collection: company })).toMatchObject(refused('server_owned'));
  });

  it('a request starts in the state that the server gives it, and says so', () => {
    const asked = edited(sample(requests.fields, { id: 'r1' }), {});
    expect(push(undefined, asked, { collection: requests })).toMatchObject({
      outcome: 'applied',
      document: { id: 'r1', state: 'queued' },
    });
    expect(push(undefined, { ...asked, state: 'done' }, { collection: requests })).toMatchObject(
      refused('server_owned', 'state'),
    );
  });
});

describe('what is no record', () => {
  const poisoned = (json: string) => JSON.parse(json) as object;
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each([
    ['without an id', { id: undefined }, 'invalid_id', 'id'],
    ['with an id of another shape', { id: '../ann' }, 'invalid_id', 'id'],
    ['with a field that nobody knows', { hobby: 'chess' }, 'unknown_field', 'hobby'],
    ['with __proto__', poisoned('{"home":{"__proto__":{"admin":true}}}'), 'unknown_field', '__proto__'],
    ['with constructor', { constructor: 1 }, 'unknown_field', 'constructor'],
    ['that is too deep', { home: deep(20) }, 'unknown_field', '…'],
    ['with a group that is a list', { payroll: [] }, 'invalid', 'payroll'],
    ['with a group that is a text', { payroll: 'much' }, 'invalid', 'payroll'],
    ['with a stray value in a group', { payroll: { bonus: 1 } }, 'unknown_field', 'payroll.bonus'],
    ['with an odd _deleted', { _deleted: 'yes' }, 'invalid', '_deleted'],
    ['without an edit', { edit: undefined }, 'edit_missing', 'edit'],
    ['with half an edit', { edit: { id: 'e1', by: 'kim' } }, 'edit_missing', 'edit'],
    ['with a stray value in its edit', { edit: { ...edit('e1'), admin: true } }, 'edit_missing', 'edit'],
  ])('[S9] a row %s is refused', (_what, changes, code, field) => {
    const mine = { ...edited(ann, {}), ...changes };
    expect(push(ann, mine)).toMatchObject(refused(code, field));
  });

  it('[S9] a __proto__ at the top is refused too', () => {
    const mine = JSON.parse(JSON.stringify(edited(ann, {})).replace('{', '{"__proto__":{"admin":true},'));
    expect(push(ann, mine)).toMatchObject(refused('unknown_field', '__proto__'));
  });

  it('[S9] a base that could not be kept is refused', () => {
    expect(push({ ...ann, home: deep(20) }, edited(ann, { memo: 'new' }), { record: ann })).toMatchObject(
      refused('unknown_field', 'assumedMasterState'),
    );
  });

  it('[S20] an edit by somebody who is not signed in is refused', () => {
    const mine = edited(ann, { memo: 'new' }, edit('e1', undefined, 'lee'));
    expect(push(ann, mine)).toMatchObject(refused('other_person', 'edit'));
  });

  it('[S9] each refusal says in a sentence what is wrong, and what stands', () => {
    const decision = change({ dailyGoal: -5 });
    expect(decision).toEqual({
      outcome: 'rejected',
      refusal: {
        code: 'invalid',
        field: 'dailyGoal',
        reason: 'Daily Revenue Goal: An amount cannot be negative.',
      },
      document: ann,
    });
  });
});

describe('[S3] only what changed is judged', () => {
  const old = {
    ...ann,
    email: 'no address',
    mobilePhone: null,
    licenseType: 'Retired',
    truckId: null,
  } as WireRecord;

  it('so that an old record with an invalid field can be edited elsewhere', () => {
    expect(push(old, edited(old, { memo: 'new' })).outcome).toBe('applied');
  });

  it('and a changed field must be right', () => {
    expect(push(old, edited(old, { licenseType: 'Other' }))).toMatchObject(refused('invalid', 'licenseType'));
    expect(change({ home: { zip: '123' } })).toMatchObject(refused('invalid', 'home.zip'));
    expect(change({ dailyGoal: '' })).toMatchObject(refused('invalid', 'dailyGoal'));
  });

  it('and rules across fields are judged where an edit touches them', () => {
    expect(change({ email: null }).outcome).toBe('applied');
    expect(change({ email: null, mobilePhone: null })).toMatchObject(refused('invalid', 'mobilePhone'));
    expect(change({ managerId: 'ann' })).toMatchObject(refused('invalid', 'managerId'));
  });

  it('a new record needs its name always, and may leave out the rest (R6)', () => {
    const bare = { id: 'bob', edit: edit('e1') };
    expect(push(undefined, { ...bare, name: 'Bob' }).outcome).toBe('applied');
    expect(push(undefined, bare)).toMatchObject(refused('required', 'name'));
    expect(push(undefined, { ...bare, name: ' ' })).toMatchObject(refused('required', 'name'));
  });

  it.each([
    ['name', null],
    ['name', '  '],
    ['positions', []],
    ['truckId', null],
    ['licenseType', undefined],
  ])('a required field can not be emptied later (%s to %j)', (name, value) => {
    expect(change({ [name]: value })).toMatchObject(refused('required', name));
  });
});

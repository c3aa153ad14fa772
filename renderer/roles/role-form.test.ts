import { describe, expect, it } from 'vitest';
import { type Permission, permissionNames } from '#domain/access/permissions.ts';
import { knownOfficeRoles } from '../parts/permissions/known-roles.ts';
import { givenAway, offered, roleProblems, roleRecord, roleRights } from './role-form.ts';

const entry = { id: 'desk', kind: 'role', name: 'Desk', office: true, permissions: ['seeAudit'] } as const;
const roles = knownOfficeRoles([{ ...entry, permissions: [...entry.permissions] }]);
const role = (id: string) => {
  const found = roles.find((each) => each.id === id);
  if (!found) throw new Error(`No role ${id}`);
  return found;
};
const everything: { readonly permissions: readonly Permission[] } = { permissions: permissionNames };
const without = (...names: string[]) => ({
  permissions: permissionNames.filter((name) => !names.includes(name)),
});

describe('giving away', () => {
  it('what the entry has already may stay, and nothing else that the person lacks', () => {
    const desk = role('desk');
    const values = { permissions: ['seeAudit', 'seeOutbox'] };
    expect(givenAway(desk, values, without('seeAudit', 'seeOutbox'))).toEqual(['seeOutbox']);
  });

  it('a built-in role is new to the server as an entry, so it gives all that it holds', () => {
    const manager = role('manager');
    expect(givenAway(manager, roleRecord(manager), without('editLists'))).toEqual(['editLists']);
    expect(givenAway(manager, roleRecord(manager), everything)).toEqual([]);
  });
});

describe('roleProblems', () => {
  const names = (values: object, actor = everything) =>
    roleProblems(null, values as Record<string, unknown>, roles, actor).map(({ field }) => field);
  it('tells two roles of one kind apart by their names', () => {
    expect(names({ name: 'DESK', office: true })).toEqual(['name']);
    expect(names({ name: 'Desk', office: false })).toEqual([]);
    expect(roleProblems(role('desk'), roleRecord(role('desk')), roles, everything)).toEqual([]);
  });

  it('names what may not be given', () => {
    expect(names({ name: 'New', office: true, permissions: ['seeAudit'] }, without('seeAudit'))).toEqual([
      'permissions',
    ]);
  });
});

describe('what may be changed', () => {
  it('nobody changes the administrator', () => {
    expect(roleRights(everything, role('administrator'))).toEqual({ name: false, permissions: false });
  });

  it('names need Edit Lists, permissions Edit Permissions, and a built-in role both', () => {
    const lists = without('editPermissions');
    const access = without('editLists');
    expect(roleRights(lists, role('desk'))).toEqual({ name: true, permissions: false });
    expect(roleRights(access, role('desk'))).toEqual({ name: false, permissions: true });
    expect(roleRights(access, role('viewer'))).toEqual({ name: false, permissions: false });
    expect(roleRights(everything, role('viewer'))).toEqual({ name: true, permissions: true });
  });

  it('technicians are offered what is done in the field', () => {
    expect(offered(false)).toEqual(['fieldInvoice', 'fieldTasks', 'fieldEstimates', 'fieldHistory']);
    expect(offered(true)).toEqual(permissionNames);
  });
});

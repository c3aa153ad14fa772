import { describe, expect, it } from 'vitest';
import { permissionNames, permissions } from './permissions.ts';
import { can, officeRoleIds, officeRoles } from './roles.ts';

describe('office roles', () => {
  it.each(Object.entries(officeRoles))('%s holds only permissions that there are, each once', (_id, role) => {
    const held: readonly string[] = role.permissions;
    expect(held.filter((name) => !Object.hasOwn(permissions, name))).toEqual([]);
    expect(new Set(held).size).toBe(held.length);
  });

  it('administrators hold every permission', () => {
    expect(permissionNames.filter((name) => !can(officeRoles.administrator, name))).toEqual([]);
  });

  it('managers edit and activate, and neither remove nor grant', () => {
    expect(can(officeRoles.manager, 'editEmployee')).toBe(true);
    expect(can(officeRoles.manager, 'activateEmployee')).toBe(true);
    expect(can(officeRoles.manager, 'removeEmployee')).toBe(false);
    expect(can(officeRoles.manager, 'editPermissions')).toBe(false);
  });

  it('viewers may change nothing', () => {
    expect(permissionNames.filter((name) => can(officeRoles.viewer, name))).toEqual([]);
  });

  it('are the three of the demo company', () => {
    expect(officeRoleIds).toEqual(['administrator', 'manager', 'viewer']);
  });
});

describe('permissions', () => {
  it('has the two of R46 under their labels', () => {
    expect(permissions.editEmployee.label).toBe('Edit Employee');
    expect(permissions.activateEmployee.label).toBe('Activate Or Deactivate Employees');
  });

  it.each(Object.entries(permissions))(
    '%s says in one sentence what it allows (R47)',
    (_name, permission) => {
      expect(permission.group).not.toBe('');
      expect(permission.allows).toMatch(/^[A-Z][^.]*\.$/);
    },
  );
});

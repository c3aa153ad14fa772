import { describe, expect, it } from 'vitest';
import { permissionNames } from '#domain/access/permissions.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { knownOfficeRoles, knownTechnicianRoles, mayGive } from './known-roles.ts';

const entry = (id: string, more: Partial<ListEntry> = {}): ListEntry => ({
  id,
  kind: 'role',
  name: id,
  active: true,
  ...more,
});
const idsOf = (roles: readonly { id: string }[]) => roles.map(({ id }) => id);

describe('knownOfficeRoles', () => {
  it('are the built-in three before a company has changed any', () => {
    expect(idsOf(knownOfficeRoles([]))).toEqual(['administrator', 'manager', 'viewer']);
  });

  it('an entry of the same id stands in place of a built-in role', () => {
    const changed = entry('viewer', { name: 'Guest', office: true, permissions: ['seeAudit'] });
    const [, , viewer] = knownOfficeRoles([changed]);
    expect(viewer).toMatchObject({ name: 'Guest', permissions: ['seeAudit'], entry: changed });
  });

  it('the administrator stays the administrator', () => {
    const [first] = knownOfficeRoles([entry('administrator', { office: true, permissions: [] })]);
    expect(first).toMatchObject({ name: 'Administrator', permissions: permissionNames, entry: undefined });
  });

  it('the company’s own follow by name, and roles of technicians are none of them', () => {
    const entries = [
      entry('b', { office: true, name: 'Payroll' }),
      entry('a', { office: true, name: 'Dispatch', active: false }),
      entry('manager', { name: 'Manager of a crew', permissions: ['fieldTasks'] }),
      entry('c', { kind: 'team', office: true }),
    ];
    const roles = knownOfficeRoles(entries);
    expect(idsOf(roles)).toEqual(['administrator', 'manager', 'viewer', 'a', 'b']);
    expect(roles[1]?.name).toBe('Manager');
    expect(roles[3]?.active).toBe(false);
    expect(idsOf(knownTechnicianRoles(entries))).toEqual(['manager']);
  });
});

describe('mayGive', () => {
  const [administrator, , viewer] = knownOfficeRoles([]);
  it('needs every permission of the role', () => {
    const actor = { permissions: permissionNames.filter((name) => name !== 'seeAudit') };
    if (!administrator || !viewer) throw new Error('The built-in roles are there');
    expect(mayGive(actor, administrator)).toBe(false);
    expect(mayGive({ permissions: permissionNames }, administrator)).toBe(true);
    expect(mayGive({ permissions: [] }, viewer)).toBe(true);
  });
});

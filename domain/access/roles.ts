import { type Permission, permissionNames } from './permissions.ts';

/** The roles of office users and what each may do. */
export const officeRoles = {
  administrator: { name: 'Administrator', permissions: permissionNames },
  manager: {
    name: 'Manager',
    permissions: ['editEmployee', 'activateEmployee', 'editPayroll', 'editLists'],
  },
  viewer: { name: 'Viewer', permissions: [] },
} as const satisfies Record<string, { name: string; permissions: readonly Permission[] }>;

export type OfficeRoleId = keyof typeof officeRoles;

export const officeRoleIds = Object.keys(officeRoles) as [OfficeRoleId, ...OfficeRoleId[]];

/** Whoever acts: the permissions are those of this moment, never those of when the edit was made (S16). */
export type Actor = { readonly id: string; readonly permissions: readonly Permission[] };

export const can = (actor: Pick<Actor, 'permissions'>, permission: Permission): boolean =>
  actor.permissions.includes(permission);

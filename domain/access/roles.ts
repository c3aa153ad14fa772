import type { Company } from '../company/company.ts';
import type { ListEntry } from '../company/list-entry.ts';
import { type Permission, type PermissionOverrides, permissionNames, permissions } from './permissions.ts';

const isManagers = (name: Permission): boolean => 'managers' in permissions[name];

/** The built-in roles of office users. A company adds its own as list entries, and may change all but the first. */
export const officeRoles = {
  administrator: { name: 'Administrator', permissions: permissionNames },
  manager: { name: 'Manager', permissions: permissionNames.filter(isManagers) },
  viewer: { name: 'Viewer', permissions: [] },
} as const satisfies Record<string, { name: string; permissions: readonly Permission[] }>;

export type OfficeRoleId = keyof typeof officeRoles;

export const officeRoleIds = Object.keys(officeRoles) as [OfficeRoleId, ...OfficeRoleId[]];

/** The role that has every permission, always: it can't be edited, and nobody is denied anything within it. */
export const administratorRole: OfficeRoleId = 'administrator';

/** Whoever acts: the permissions are those of this moment, never those of when the edit was made (S16). */
export type Actor = { readonly id: string; readonly permissions: readonly Permission[] };

export const can = (actor: Pick<Actor, 'permissions'>, permission: Permission): boolean =>
  actor.permissions.includes(permission);

type Role = Pick<ListEntry, 'permissions'>;
type Holder = {
  readonly roleId?: string | null | undefined;
  readonly permissionOverrides?: PermissionOverrides | null | undefined;
};

/** What a role allows. `entry` is the list entry with the role's id, where the company has one. */
export function permissionsOfRole(
  roleId: string | null | undefined,
  entry: Role | undefined,
): readonly Permission[] {
  if (roleId === administratorRole) return permissionNames;
  if (entry) return entry.permissions ?? [];
  return Object.hasOwn(officeRoles, roleId ?? '') ? officeRoles[roleId as OfficeRoleId].permissions : [];
}

/** A company without payroll has nobody who sees it or changes it (R36). */
const isOff = (name: Permission, company: Pick<Company, 'payroll'> | undefined): boolean =>
  company?.payroll === false && permissions[name].group === 'Pay';

/** What a person may do now: the role's defaults, the exceptions made for the person, less what the company has off. */
export function heldPermissions(
  { roleId, permissionOverrides }: Holder,
  entry: Role | undefined,
  company: Pick<Company, 'payroll'> | undefined,
): Permission[] {
  const byRole = permissionsOfRole(roleId, entry);
  const overrides = roleId === administratorRole ? {} : (permissionOverrides ?? {});
  return permissionNames.filter(
    (name) => (overrides[name] ?? byRole.includes(name)) && !isOff(name, company),
  );
}

/** Why a person may do something, or may not, in one sentence. `roleName` as it is shown. */
export function whyHeld(
  name: Permission,
  { roleId, permissionOverrides }: Holder,
  role: (Role & { readonly name: string }) | undefined,
  company: Pick<Company, 'payroll'> | undefined,
): string {
  if (isOff(name, company)) return 'Nobody may: payroll is off for the company.';
  const isByRole = permissionsOfRole(roleId, role).includes(name);
  const roleName =
    role?.name ??
    (Object.hasOwn(officeRoles, roleId ?? '') ? officeRoles[roleId as OfficeRoleId].name : null);
  const byRole =
    roleName === null
      ? 'No role is set'
      : `The role ${roleName} ${isByRole ? 'allows' : 'does not allow'} it`;
  const override = roleId === administratorRole ? undefined : permissionOverrides?.[name];
  if (override === undefined) return `${byRole}.`;
  return `${override ? 'Allowed' : 'Denied'} for this person. ${byRole}.`;
}

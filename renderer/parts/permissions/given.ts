import { type Permission, type PermissionOverrides, permissions } from '#domain/access/permissions.ts';

/** Why a switch can't be moved: the sentence of R47. */
export const mayNotGive = 'You may not give away what you do not have.';

export type Choice = 'default' | 'allow' | 'deny';

/**
 * The choices that would hand out a permission, for a person who lacks it. What stands already may be put back.
 * Taking a denial away hands out too: the role may allow it.
 */
export function barredChoices(
  name: Permission,
  standing: PermissionOverrides,
  held: readonly Permission[],
): readonly Choice[] {
  if (held.includes(name)) return [];
  const stood = standing[name];
  if (stood === true) return [];
  return stood === false ? ['default', 'allow'] : ['allow'];
}

/** Does the permission fit what was searched, by its label or its sentence? */
export function matchesPermission(name: Permission, search: string): boolean {
  const { label, allows } = permissions[name];
  return `${label} ${allows}`.toLowerCase().includes(search.trim().toLowerCase());
}

import type { Permission } from '#domain/access/permissions.ts';
import { administratorRole, can, officeRoleIds, officeRoles } from '#domain/access/roles.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';

/** A role as the screens show it, whether it is built in or an entry of the company's list. */
export type KnownRole = {
  readonly id: string;
  readonly name: string;
  readonly office: boolean;
  readonly active: boolean;
  readonly permissions: readonly Permission[];
  /** The entry on this computer; undefined while a built-in role stands as it came. */
  readonly entry: ListEntry | undefined;
};

const fromEntry = (entry: ListEntry): KnownRole => ({
  id: entry.id,
  name: entry.name,
  office: entry.office === true,
  active: entry.active !== false,
  permissions: entry.permissions ?? [],
  entry,
});

const builtIn = (id: (typeof officeRoleIds)[number]): KnownRole => ({
  id,
  ...officeRoles[id],
  office: true,
  active: true,
  entry: undefined,
});

const byName = (a: KnownRole, b: KnownRole) => a.name.localeCompare(b.name);

/**
 * The roles of office users: the built-in ones first, each as the company changed it, then the company's own.
 * Administrator stays what it is whatever the list says.
 */
export function knownOfficeRoles(entries: readonly ListEntry[]): KnownRole[] {
  const own = entries.filter(({ kind, office }) => kind === 'role' && office === true).map(fromEntry);
  const replaced = officeRoleIds.map(
    (id) => (id === administratorRole ? undefined : own.find((role) => role.id === id)) ?? builtIn(id),
  );
  const isBuiltIn = ({ id }: KnownRole) => Object.hasOwn(officeRoles, id);
  return [...replaced, ...own.filter((role) => !isBuiltIn(role)).sort(byName)];
}

/** The roles of technicians; they give what is done in the field. */
export const knownTechnicianRoles = (entries: readonly ListEntry[]): KnownRole[] =>
  entries
    .filter(({ kind, office }) => kind === 'role' && office !== true)
    .map(fromEntry)
    .sort(byName);

/** May this person hand out the whole role? Nobody gives away what they lack (R47). */
export const mayGive = (actor: { readonly permissions: readonly Permission[] }, role: KnownRole): boolean =>
  role.permissions.every((name) => can(actor, name));

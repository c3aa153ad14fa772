import { type Permission, permissionNames, permissions } from '#domain/access/permissions.ts';
import { administratorRole, can } from '#domain/access/roles.ts';
import { listEntryFields } from '#domain/company/list-entry.ts';
import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import type { Problem } from '#domain/record/problems.ts';
import type { AppData } from '../data/app-data.ts';
import type { Changes } from '../data/records.ts';
import type { KnownRole } from '../parts/permissions/known-roles.ts';

const drawn = (field: Field): Field => ({ ...field, section: 'Role' });

/** The fields of the form. */
export const roleFields: Fields = {
  name: drawn(listEntryFields.name),
  permissions: drawn(listEntryFields.permissions),
  office: drawn(listEntryFields.office),
};

/** What a new role starts with. */
export const blankRole: AnyRecord = { permissions: [], office: true };

/** A role as a record of the form. */
export const roleRecord = ({ name, office, permissions }: KnownRole): AnyRecord => ({
  name,
  office,
  permissions: [...permissions],
});

/** Technicians work in the field; the rest is done in the office. */
export const offered = (isOffice: boolean): readonly Permission[] =>
  isOffice ? permissionNames : permissionNames.filter((name) => permissions[name].group === 'In the field');

export const permissionsOf = (values: AnyRecord): readonly Permission[] =>
  (values.permissions ?? []) as readonly Permission[];

type Actor = { readonly permissions: readonly Permission[] };

/**
 * The permissions that the role would hand out and the person lacks. A built-in role that the company has not
 * changed yet is new to the server as an entry, so it hands out all that it holds.
 */
export const givenAway = (role: KnownRole | null, values: AnyRecord, actor: Actor): Permission[] =>
  permissionsOf(values).filter(
    (name) => !can(actor, name) && !(role?.entry?.permissions ?? []).includes(name),
  );

/** What the fields alone can't know: names are told apart, and nobody gives away what they lack (R47). */
export function roleProblems(
  role: KnownRole | null,
  values: AnyRecord,
  others: readonly KnownRole[],
  actor: Actor,
): Problem[] {
  const name = String(values.name ?? '').toLocaleLowerCase();
  const taken = others.some(
    (other) =>
      other.id !== role?.id &&
      other.active &&
      other.office === (values.office === true) &&
      other.name.toLocaleLowerCase() === name,
  );
  const given = givenAway(role, values, actor).map((each) => permissions[each].label);
  return [
    ...(taken ? [{ field: 'name', message: 'There is a role of this name already' }] : []),
    ...(given.length > 0
      ? [
          {
            field: 'permissions',
            message: `You do not have ${given.join(', ')}, so you can’t give it with this role`,
          },
        ]
      : []),
  ];
}

/** Saves on this computer; a built-in role becomes an entry of the list when it is changed for the first time. */
export async function saveRole(
  data: AppData,
  role: KnownRole | null,
  changes: Changes,
  values: AnyRecord,
): Promise<string> {
  if (role?.entry) {
    if (Object.keys(changes).length > 0) await data.write.change('lists', role.id, changes);
    return role.id;
  }
  const { name, permissions: held } = values;
  const isOffice = values.office === true;
  return data.write.add('lists', {
    ...(role ? { id: role.id, active: role.active } : { active: true }),
    kind: 'role',
    name,
    permissions: held ?? [],
    ...(isOffice ? { office: true } : {}),
    ...('active' in changes ? { active: changes.active } : {}),
  });
}

/** What this person may change of a role. Whatever an administrator may, nobody changes that role. */
export function roleRights(actor: Actor, role: KnownRole | null) {
  const isFree = role?.id !== administratorRole;
  const lists = isFree && can(actor, 'editLists');
  const access = isFree && can(actor, 'editPermissions');
  // A built-in role is written whole when it is changed first.
  const isWhole = role !== null && role.entry === undefined;
  return { name: isWhole ? lists && access : lists, permissions: isWhole ? lists && access : access };
}

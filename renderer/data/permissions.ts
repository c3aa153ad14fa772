import type { Permission } from '#domain/access/permissions.ts';
import { heldPermissions } from '#domain/access/roles.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Person } from '#domain/company/people.ts';
import { permissionsOf, type Session } from './session.ts';

/**
 * What the signed-in person may do by what has arrived on this computer: a change of role counts as soon as it is
 * here. Before anything has arrived, what the server said at sign-in.
 */
export function permissionsHere(
  session: Session,
  person: Person | undefined,
  role: ListEntry | undefined,
  company: Company | undefined,
): readonly Permission[] {
  if (!person) return permissionsOf(session);
  return person.active === false ? [] : heldPermissions(person, role?.office ? role : undefined, company);
}

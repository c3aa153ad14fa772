import { officeRoleIds, officeRoles } from '#domain/access/roles.ts';
import type { Store } from '../store/store.ts';

type Named = { readonly id: string; readonly name: string };

/** The roles for office users: those that are built in, under the names that the company gave them, and its own. */
async function officeRolesOf(store: Store, companyId: string): Promise<readonly Named[]> {
  const own = await ownRoles(store, companyId);
  const builtIn = officeRoleIds
    .filter((id) => !own.some((role) => role.id === id))
    .map((id) => ({ id, name: officeRoles[id].name }));
  return [...builtIn, ...own];
}

async function ownRoles({ page }: Store, companyId: string): Promise<readonly Named[]> {
  const roles: Named[] = [];
  for (let after = 0; ; ) {
    const records = await page(companyId, 'lists', after, 1000);
    for (const { id, record } of records)
      if (record.kind === 'role' && record.office === true && record._deleted !== true)
        roles.push({ id, name: String(record.name) });
    if (records.length < 1000) return roles;
    after = records.at(-1)?.seq ?? after;
  }
}

export type FoundRole =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: string };

/** A role by its name, without case, or by its id. */
export async function roleCalled(store: Store, companyId: string, typed: string): Promise<FoundRole> {
  const roles = await officeRolesOf(store, companyId);
  const found = roles.find(({ id, name }) => id === typed || name.toLowerCase() === typed.toLowerCase());
  if (found) return { ok: true, id: found.id };
  const names = roles.map(({ name }) => name).join(', ');
  return { ok: false, reason: `There is no role ${typed} for office users. There are: ${names}.` };
}

/** The names of roles by id. */
export const roleNames = async (store: Store, companyId: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await officeRolesOf(store, companyId)).map(({ id, name }) => [id, name]));

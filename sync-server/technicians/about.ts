import type { Permission } from '#domain/access/permissions.ts';
import { heldPermissions } from '#domain/access/roles.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Technician } from '#domain/technician/fields.ts';
import type { TechnicianAccount } from '../store/people-store.ts';
import type { Store } from '../store/store.ts';

/** What a technician is told after signing in, and what `GET /api/technician/me` answers. */
export type About = {
  readonly technician: {
    readonly id: string;
    readonly name: string;
    readonly permissions: readonly Permission[];
    readonly mustChangePassword: boolean;
  };
  readonly company: { readonly id: string; readonly name: string };
};

const find = async (store: Store, companyId: string, collection: string, id: string) =>
  (await store.byIds(companyId, collection, [id]))[0]?.record;

/** The profile as it stands; undefined where there is none, or it was removed. */
export async function profileOf(
  store: Store,
  companyId: string,
  technicianId: string,
): Promise<Technician | undefined> {
  const record = await find(store, companyId, 'technicians', technicianId);
  return record && standing(record);
}

export const standing = (record: WireRecord): Technician | undefined =>
  record._deleted === true ? undefined : (record as unknown as Technician);

export async function companyName(store: Store, companyId: string): Promise<string> {
  const company = await find(store, companyId, 'company', companyId);
  return String(company?.name ?? 'Your company');
}

/** Why a technician can't sign in although the password is right, or null. Access is on where nothing is said (R19). */
export function barred(profile: Technician | undefined): 'inactive' | 'no_mobile_access' | null {
  if (!profile || profile.active === false) return 'inactive';
  return profile.mobileAccess === false ? 'no_mobile_access' : null;
}

/** By the technician's role and exceptions. A role of the office gives a technician nothing, whatever its id. */
async function permissionsOf(store: Store, companyId: string, profile: Technician): Promise<Permission[]> {
  const { roleId, permissionOverrides } = profile;
  const role = roleId
    ? ((await find(store, companyId, 'lists', roleId)) as ListEntry | undefined)
    : undefined;
  const company = (await find(store, companyId, 'company', companyId)) as Company | undefined;
  const isFieldRole = role?.kind === 'role' && role.office !== true;
  return heldPermissions({ permissionOverrides }, isFieldRole ? role : undefined, company);
}

export async function aboutOf(store: Store, profile: Technician, account: TechnicianAccount): Promise<About> {
  const { companyId, mustChange } = account;
  return {
    technician: {
      id: profile.id,
      name: profile.name ?? account.username,
      permissions: await permissionsOf(store, companyId, profile),
      mustChangePassword: mustChange,
    },
    company: { id: companyId, name: await companyName(store, companyId) },
  };
}

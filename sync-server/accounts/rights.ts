import type { Permission } from '#domain/access/permissions.ts';
import { heldPermissions } from '#domain/access/roles.ts';
import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Store, Transaction, User } from '../store/store.ts';

type Find = (collection: string, id: string) => Promise<WireRecord | undefined>;

async function rightsOf(user: User, find: Find): Promise<readonly Permission[]> {
  const role = (await find('lists', user.roleId)) as ListEntry | undefined;
  const company = (await find('company', user.companyId)) as Company | undefined;
  return heldPermissions(user, isOfficeRole(role) ? role : undefined, company);
}

/** A technician's role gives an office user nothing, whatever its id. */
const isOfficeRole = (entry: ListEntry | undefined): boolean =>
  entry?.kind === 'role' && entry.office === true;

/** What the person may do at this moment (S16): by the role as it stands, never remembered in a token. */
export const rightsNow = (store: Store, user: User): Promise<readonly Permission[]> =>
  rightsOf(user, async (collection, id) => (await store.byIds(user.companyId, collection, [id]))[0]?.record);

/** The same within a transaction: nobody can take the right away before it ends. */
export const rightsIn = (tx: Transaction, user: User): Promise<readonly Permission[]> =>
  rightsOf(user, async (collection, id) => (await tx.records(collection, [id]))[0]);

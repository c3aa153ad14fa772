import type { NewOfficeUser } from '#domain/access/office-api.ts';
import { companyFields } from '#domain/company/company.ts';
import { startingLists } from '#domain/company/starting-lists.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { type Acting, addedDetail } from '../accounts/change-user.ts';
import { addOfficeUser } from '../accounts/office-users.ts';
import { publishSealingKey } from '../accounts/sealing.ts';
import type { Store, Transaction, User } from '../store/store.ts';

/** The company that a set-up makes. Always the same, so that of two at once only one makes it. */
const companyId = 'company';

/** What people are told before there is a company. */
export const notSetUp =
  'This server has no company yet. Whoever runs it makes one with the command setup; see its guide.';

/** Is there a company that somebody can sign in to? */
export async function isSetUp({ companyIds, users }: Pick<Store, 'companyIds' | 'users'>): Promise<boolean> {
  for (const id of await companyIds()) if ((await users(id)).length > 0) return true;
  return false;
}

export type NewCompany = {
  readonly name: string;
  readonly administrator: NewOfficeUser;
  /** Does in the same transaction what the administrator needs to get in; answers what to say of it. */
  readonly letIn: (tx: Transaction, user: User) => Promise<readonly string[]>;
};

/**
 * Makes the company with its lists' first entries and its first administrator. Null where there is one already; then
 * nothing is written. Answers what `letIn` says.
 */
export async function setUpCompany(
  store: Store,
  { name, administrator, letIn }: NewCompany,
  { held, audit }: Acting,
): Promise<readonly string[] | null> {
  if (await isSetUp(store)) return null;
  await store.addCompany(companyId);
  const said = await store.transaction(companyId, async (tx) => {
    if ((await tx.users()).length > 0) return null;
    await tx.put('company', [companyNamed(name)]);
    await tx.put('lists', startingLists() as readonly WireRecord[]);
    const user = await addOfficeUser(tx, companyId, held, administrator);
    const said = await letIn(tx, user);
    await tx.audit([
      audit('setUp', { kind: 'company', id: companyId }, { name }),
      audit('userAdded', { kind: 'user', id: user.id }, addedDetail(user)),
    ]);
    return said;
  });
  if (said) await publishSealingKey(store);
  return said;
}

const companyNamed = (name: string): WireRecord => ({
  id: companyId,
  name,
  currency: companyFields.currency.initial,
  payroll: companyFields.payroll.initial,
});

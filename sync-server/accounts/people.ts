import { personFields } from '#domain/company/people.ts';
import { compact } from '#domain/record/value.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import type { Transaction, User } from '../store/store.ts';

/** An office user as every desktop knows them. */
export const personRecord = (user: User): WireRecord =>
  compact(
    Object.fromEntries(Object.keys(personFields).map((name) => [name, user[name as keyof User]])),
  ) as WireRecord;

/** Saves users with the records by which the desktops know them, so that the two never differ. */
export async function savePeople(tx: Transaction, users: readonly User[]): Promise<void> {
  for (const user of users) await tx.saveUser(user);
  await tx.put('people', users.map(personRecord));
}

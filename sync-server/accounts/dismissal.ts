import type { Dismissal } from '#domain/access/dismissal.ts';
import { type Company, usualOfflineDays } from '#domain/company/company.ts';
import { createDailyCare, type DailyCare, day } from '../daily-care.ts';
import type { Store, Transaction } from '../store/store.ts';

/** Days after the last one on which a computer may work without the server. */
const toSpare = 30;

/**
 * Ends all sessions of an office user. Whatever their computers ask next is answered by the reason, for as long as
 * one of them may be away. Answers which sessions it were. `now` in milliseconds since 1970.
 */
export async function dismissUser(
  tx: Transaction,
  user: { readonly id: string; readonly companyId: string },
  reason: Dismissal,
  now: number,
): Promise<readonly string[]> {
  const [company] = (await tx.records('company', [user.companyId])) as readonly Partial<Company>[];
  const days = (company?.offlineDays ?? usualOfflineDays) + toSpare;
  return tx.dismissUser(user.id, reason, now + days * day);
}

/** Forgets tokens that have run out, and whom there is nothing to tell any more, at the start and once a day. */
export const createSessionCare = (
  { store, now }: { readonly store: Store; readonly now: () => number },
  failed: (error: unknown) => void,
): DailyCare => createDailyCare(() => store.accounts.forgetExpired(now()), failed);

import { tokenHash } from '../accounts/tokens.ts';
import type { TechnicianAccount, TechnicianSession } from '../store/people-store.ts';
import { type About, aboutOf, barred, profileOf } from './about.ts';
import type { TechnicianDeps } from './deps.ts';

export type Opened =
  | {
      readonly ok: true;
      readonly session: TechnicianSession;
      readonly account: TechnicianAccount;
      readonly about: About;
    }
  | { readonly ok: false; readonly reason: 'signedOut' | 'inactive' | 'no_mobile_access' };

/**
 * Whose session a token is. It is good only while the profile is active and has mobile access, by the record as it
 * stands at this moment.
 */
export async function openSession(
  { store, now }: Pick<TechnicianDeps, 'store' | 'now'>,
  token: string | undefined,
): Promise<Opened> {
  const session = token && (await store.people.technicianSession(tokenHash(token), now()));
  if (!session) return { ok: false, reason: 'signedOut' };
  const { companyId, technicianId } = session;
  const profile = await profileOf(store, companyId, technicianId);
  const reason = barred(profile);
  if (reason || !profile) return { ok: false, reason: reason ?? 'inactive' };
  const account = await store.transaction(companyId, (tx) => tx.technicianAccount(technicianId));
  if (!account) return { ok: false, reason: 'signedOut' };
  return { ok: true, session, account, about: await aboutOf(store, profile, account) };
}

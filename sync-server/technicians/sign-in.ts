import { randomBytes } from 'node:crypto';
import { isPassword, renewedHash } from '../accounts/passwords.ts';
import type { SignInGuard } from '../accounts/sign-in-guard.ts';
import { tokenHash } from '../accounts/tokens.ts';
import type { Transaction } from '../store/store.ts';
import { amend } from '../sync/amend.ts';
import { type About, aboutOf, barred, standing } from './about.ts';
import type { TechnicianDeps } from './deps.ts';

/** How long a technician stays signed in, in milliseconds. */
export const sessionLife = 30 * 24 * 60 * 60_000;

export type SignIn = {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly deviceToken: string | null | undefined;
};

export type SignedInNow =
  | { readonly ok: true; readonly token: string; readonly deviceToken: string; readonly about: About }
  | { readonly ok: false; readonly reason: 'bad_credentials' | 'inactive' | 'no_mobile_access' };

/** The words for each way in which a sign-in is refused. */
export const refusals = {
  bad_credentials: 'Username and password do not match. Check both, then try again.',
  inactive: 'Your profile is not active, so you cannot sign in. Ask the office.',
  no_mobile_access: 'Mobile access is off for your profile. Ask the office.',
} as const;

/** Starts a session and puts the date on the profile. Throws 429 where there were too many tries. */
export async function signIn(
  deps: TechnicianDeps,
  guard: SignInGuard,
  { username, password, address, deviceToken }: SignIn,
): Promise<SignedInNow> {
  const entered = await guard.enter({ username, address, deviceToken });
  const account = await deps.store.people.technicianByUsername(username);
  if (!(await isPassword(password, account?.passwordHash)) || !account)
    return { ok: false, reason: 'bad_credentials' };
  const device = entered.succeeded();
  const renewed = await renewedHash(password, account.passwordHash);
  const started = await deps.store.transaction(account.companyId, (tx) =>
    start(tx, deps.now(), account.technicianId, account.passwordHash, renewed),
  );
  if (!started.ok) return started;
  deps.announce(account.companyId, 'technicians', started.seq);
  const about = await aboutOf(deps.store, started.profile, account);
  return { ok: true, token: started.token, deviceToken: device, about };
}

/** All that was read before may have changed while the password was looked at. */
async function start(
  tx: Transaction,
  now: number,
  technicianId: string,
  passwordHash: string,
  renewed: string | null,
) {
  const account = await tx.technicianAccount(technicianId);
  if (account?.passwordHash !== passwordHash) return { ok: false, reason: 'bad_credentials' } as const;
  const [record] = await tx.records('technicians', [technicianId]);
  const profile = record && standing(record);
  const reason = barred(profile);
  if (reason || !profile) return { ok: false, reason: reason ?? 'inactive' } as const;
  if (renewed) await tx.saveTechnicianAccount({ ...account, passwordHash: renewed });
  const token = randomBytes(32).toString('base64url');
  await tx.startTechnicianSession({
    hash: tokenHash(token),
    technicianId,
    startedAt: now,
    expiresAt: now + sessionLife,
  });
  const seq = await amend(tx, 'technicians', technicianId, () => ({
    account: {
      ...profile.account,
      state: 'active',
      username: account.username,
      lastSignInAt: new Date(now).toISOString(),
    },
  }));
  return { ok: true, token, profile, seq: seq ?? 0 } as const;
}

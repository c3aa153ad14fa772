import { removeSecret } from '../abilities/secrets.ts';
import type { Done } from '../contract.ts';
import { readPolicies } from './policies.ts';

const SIGN_IN = 'session';

/** Whether that may be kept; where the organization says no to a sign-in, an older one is forgotten too. */
export async function mayKeep(name: string): Promise<Done> {
  if (name !== SIGN_IN || (await readPolicies()).policies.rememberSignIn !== false) return { ok: true };
  await removeSecret(SIGN_IN);
  return { ok: false, reason: 'Your organization wants a sign-in at each start.' };
}

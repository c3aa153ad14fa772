import { accountChannel } from '../company/notifications.ts';
import { hasAccount } from './account.ts';
import type { Technician } from './fields.ts';

/** Why the server would refuse an invitation or a password reset for this profile, as "… is inactive"; or null. */
export function askBlocked(kind: 'invite' | 'reset', technician: Technician): string | null {
  if (technician.active === false) return 'is inactive';
  if (technician.mobileAccess === false) return 'has no mobile access';
  if (!accountChannel(technician)) return 'has no address';
  if (kind === 'invite') return hasAccount(technician) ? 'has an account already' : null;
  return hasAccount(technician) ? null : 'has no account yet';
}

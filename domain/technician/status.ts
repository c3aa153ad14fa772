import { missingFields } from '../record/problems.ts';
import { type Technician, technicianFields } from './fields.ts';

/** What the Status column says (R6); `signedIn` comes with the instant of the last sign-in. */
export type Status =
  | { readonly kind: 'signedIn'; readonly at: string }
  | { readonly kind: 'accepted' | 'pending' | 'adminAssigned' | 'noUserAccount' | 'neverLoggedIn' };

export const statusLabels = {
  accepted: 'Accepted',
  pending: 'Pending',
  adminAssigned: 'Admin Assigned',
  noUserAccount: 'No user account',
  neverLoggedIn: 'Never logged in',
} as const;

/** The first that is true, in the order of R6. */
export function statusOf(technician: Technician): Status {
  const { account } = technician;
  if (account?.lastSignInAt) return { kind: 'signedIn', at: account.lastSignInAt };
  if (account?.state === 'accepted') return { kind: 'accepted' };
  if (account?.state === 'invited') return { kind: 'pending' };
  if (account?.state === 'assigned') return { kind: 'adminAssigned' };
  if (isIncomplete(technician)) return { kind: 'noUserAccount' };
  return { kind: 'neverLoggedIn' };
}

const isIncomplete = (technician: Technician): boolean =>
  missingFields(technicianFields, technician).length > 0 || (!technician.mobilePhone && !technician.email);

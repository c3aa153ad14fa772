import type { Permission } from '#domain/access/permissions.ts';
import { permissions } from '#domain/access/permissions.ts';
import { type Actor, can } from '#domain/access/roles.ts';
import type { Request } from '#domain/company/requests.ts';
import { askBlocked } from '#domain/technician/account-asks.ts';
import type { Technician } from '#domain/technician/fields.ts';

/** What can be done with many profiles at once (R41); the label is also the button that confirms it. */
export const bulkActions = {
  activate: { label: 'Activate', needs: 'activateEmployee' },
  deactivate: { label: 'Deactivate', needs: 'activateEmployee' },
  reset: { label: 'Send Password Reset', needs: 'editEmployee' },
  invite: { label: 'Send Account Invite', needs: 'editEmployee' },
} as const satisfies Record<string, { label: string; needs: Permission }>;

export type BulkAction = keyof typeof bulkActions;

/** Who is left out, and why, as it goes on after the name: "is active already". */
export type LeftOut = { readonly technician: Technician; readonly why: string };

/** Who will be touched and who not, each in the order of the names (R41). */
export type Plan = { readonly touched: readonly Technician[]; readonly leftOut: readonly LeftOut[] };

type Circumstances = {
  readonly actor: Pick<Actor, 'permissions'>;
  readonly requests: readonly Request[];
};

export function planOf(
  action: BulkAction,
  technicians: readonly Technician[],
  { actor, requests }: Circumstances,
): Plan {
  const right = missingRight(action, actor);
  const asked = new Set(
    requests
      .filter(({ kind, state }) => kind === action && state === 'queued')
      .map((each) => each.technicianId),
  );
  const touched: Technician[] = [];
  const leftOut: LeftOut[] = [];
  for (const technician of technicians.toSorted(byName)) {
    const why = right ?? blockedBecause(action, technician, asked.has(technician.id));
    if (why) leftOut.push({ technician, why });
    else touched.push(technician);
  }
  return { touched, leftOut };
}

/** Why this person can't do it with anybody, or null. */
export function missingRight(action: BulkAction, actor: Pick<Actor, 'permissions'>): string | null {
  const { needs } = bulkActions[action];
  return can(actor, needs) ? null : `needs the permission ${permissions[needs].label}`;
}

function blockedBecause(action: BulkAction, technician: Technician, isAsked: boolean): string | null {
  if (action === 'activate') return technician.active === false ? null : 'is active already';
  if (action === 'deactivate') return technician.active === false ? 'is inactive already' : null;
  const blocked = askBlocked(action, technician);
  if (blocked) return blocked;
  if (isAsked) return action === 'invite' ? 'has an invitation queued' : 'has a password reset queued';
  return action === 'invite' && technician.account?.state === 'invited' ? 'has a pending invitation' : null;
}

const names = new Intl.Collator();

const byName = (a: Technician, b: Technician): number => names.compare(a.name ?? '', b.name ?? '');

import type { Technician } from '#domain/technician/fields.ts';
import type { Dice } from './prng.ts';
import { daysBefore } from './reference-date.ts';

/** How far a technician came with an account; `incomplete` lacks a required field and therefore has none. */
export type Standing = 'active' | 'accepted' | 'invited' | 'assigned' | 'none' | 'incomplete';

const shares: readonly (readonly [Standing, number])[] = [
  ['active', 66],
  ['accepted', 6],
  ['invited', 9],
  ['assigned', 6],
  ['none', 10],
  ['incomplete', 3],
];

/** The first few technicians have one standing each, so that even a small company shows every status. */
export const standingOf = (index: number, dice: Dice): Standing =>
  shares[index]?.[0] ?? dice.weighted(shares);

type Account = NonNullable<Technician['account']>;

/** The server's part of the profile. `username` is used only where the person has one. */
export function accountFor(standing: Standing, username: string, hiredDaysAgo: number, dice: Dice): Account {
  // Nobody is invited before being hired, and everything happened before the reference date.
  const invited = dice.between(2, Math.max(3, Math.min(hiredDaysAgo, standing === 'active' ? 900 : 30)));
  const accepted = dice.between(1, invited - 1);
  const invitedAt = daysBefore(invited, dice);
  const acceptedAt = daysBefore(accepted, dice);
  if (standing === 'invited') return { state: 'invited', invitedAt };
  if (standing === 'accepted') return { state: 'accepted', username, invitedAt, acceptedAt };
  if (standing === 'assigned') return { state: 'assigned', username };
  if (standing !== 'active') return { state: 'none' };
  const latest = dice.chance(0.85) ? Math.min(accepted - 1, 9) : accepted - 1;
  const lastSignInAt = daysBefore(dice.between(0, latest), dice);
  if (dice.chance(0.2)) return { state: 'active', username, lastSignInAt };
  return { state: 'active', username, invitedAt, acceptedAt, lastSignInAt };
}

import { permissions } from '#domain/access/permissions.ts';
import { type Actor, can } from '#domain/access/roles.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { technicianCount } from './bulk-summary.ts';

export type License = NonNullable<Technician['licenseType']>;

/** The license of each technician by id; who has none yet is missing. */
export type Picked = ReadonlyMap<string, License>;

export const licenses = [
  { value: 'ManagedTech', label: 'Managed' },
  { value: 'NonManagedTech', label: 'Non-managed' },
] as const satisfies readonly { value: License; label: string }[];

/** Each begins with the license that it has. */
export const licensesHeld = (technicians: readonly Technician[]): Picked =>
  new Map(technicians.flatMap(({ id, licenseType }) => (licenseType ? [[id, licenseType] as const] : [])));

/** Why this person can't give that technician this license, or null. */
export function licenseBlocked(
  actor: Pick<Actor, 'permissions'>,
  { licenseType }: Technician,
  license: License,
): string | null {
  if (licenseType === license) return null;
  const { needs } = technicianFields.licenseType;
  const needed = can(actor, 'editEmployee') ? needs?.(licenseType, license) : 'editEmployee';
  return !needed || can(actor, needed) ? null : `Needs the permission ${permissions[needed].label}.`;
}

/** The same license for all who may have it from this person; the others keep what they have. */
export const withAll = (
  picked: Picked,
  technicians: readonly Technician[],
  license: License,
  actor: Pick<Actor, 'permissions'>,
): Picked =>
  new Map([
    ...picked,
    ...technicians
      .filter((technician) => licenseBlocked(actor, technician, license) === null)
      .map(({ id }) => [id, license] as const),
  ]);

type Seats = {
  /** Managed seats in use before; the technicians of the batch are inactive and have none. */
  readonly inUse: number;
  readonly limit: number | null | undefined;
};

export const managedAmong = (technicians: readonly Technician[], picked: Picked): number =>
  technicians.filter(({ id }) => picked.get(id) === 'ManagedTech').length;

/** What has to be put right before these can be activated, or null (R10, R42). */
export function licenseProblem(
  technicians: readonly Technician[],
  picked: Picked,
  { inUse, limit }: Seats,
): string | null {
  const without = technicians.filter(({ id }) => !picked.has(id)).length;
  if (without > 0) return `Pick a license for ${technicianCount(without)}.`;
  if (limit === null || limit === undefined) return null;
  const managed = managedAmong(technicians, picked);
  // A limit that was lowered later may be below what is in use.
  const free = Math.max(0, limit - inUse);
  if (managed <= free) return null;
  const seats = free === 1 ? '1 managed seat is free' : `${free.toLocaleString()} managed seats are free`;
  return `${seats}. Make ${technicianCount(managed - free)} non-managed, or free seats first.`;
}

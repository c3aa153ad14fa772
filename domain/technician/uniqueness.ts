import { emailKey } from '../record/email.ts';
import type { Problem } from '../record/problems.ts';
import type { Technician } from './fields.ts';

type Contact = Pick<Technician, 'id' | 'name' | 'email' | 'mobilePhone'>;

/**
 * Phone and email are unique among technicians, active or not (R18); this judges by the technicians on this
 * computer, and the server by all (S10).
 */
export function uniquenessProblems(
  candidate: Pick<Technician, 'email' | 'mobilePhone'> & { readonly id?: string | undefined },
  technicians: readonly Contact[],
): Problem[] {
  const others = technicians.filter(({ id }) => id !== candidate.id);
  const email = candidate.email ? emailKey(candidate.email) : null;
  const holders = [
    ['mobilePhone', others.find(({ mobilePhone }) => mobilePhone && mobilePhone === candidate.mobilePhone)],
    ['email', others.find((other) => email && other.email && emailKey(other.email) === email)],
  ] as const;
  return holders.flatMap(([field, holder]) =>
    holder
      ? [{ field, message: `Already belongs to ${holder.name}. Change it here, or open that profile.` }]
      : [],
  );
}

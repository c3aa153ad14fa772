import { nameKey } from '../company/pasted-entries.ts';
import { emailKey } from '../record/email.ts';
import type { Technician } from '../technician/fields.ts';

/** By what two profiles may be of one person; a phone and an email belong to one alone (R18), a name to many. */
export type AlikeBy = 'id' | 'phone' | 'email' | 'name';

export type Alike = { readonly technician: Technician; readonly by: AlikeBy };

const keys: Readonly<Record<AlikeBy, (technician: Technician) => string | null>> = {
  id: ({ id }) => id,
  phone: ({ mobilePhone }) => mobilePhone ?? null,
  email: ({ email }) => (email ? emailKey(email) : null),
  name: ({ name }) => nameKey(name ?? ''),
};

const ways = Object.keys(keys) as AlikeBy[];

/** Answers who among these technicians may be the same person as a given one, or null; the surest sign counts. */
export function findAlike(technicians: readonly Technician[]): (one: Technician) => Alike | null {
  const known = ways.map((by) => {
    const found = new Map<string, Technician>();
    for (const technician of technicians) {
      const key = keys[by](technician);
      if (key && !found.has(key)) found.set(key, technician);
    }
    return { by, found };
  });
  return (one) => {
    for (const { by, found } of known) {
      const technician = found.get(keys[by](one) ?? '');
      if (technician) return { technician, by };
    }
    return null;
  };
}

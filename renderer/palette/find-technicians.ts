import type { Technician } from '#domain/technician/fields.ts';

type Indexed = {
  readonly name: string;
  readonly words: readonly string[];
  readonly email: string;
  /** The digits of the phone. */
  readonly phone: string;
};

/** A record that changes is another object, so what is kept for it can't be stale. */
const kept = new WeakMap<Technician, Indexed>();

/** Letters without their size and their accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function indexed(technician: Technician): Indexed {
  const known = kept.get(technician);
  if (known) return known;
  const name = folded(technician.name ?? '');
  const made = {
    name,
    words: name.split(/[\s'-]+/),
    email: folded(technician.email ?? ''),
    phone: (technician.mobilePhone ?? '').replace(/\D/g, ''),
  };
  kept.set(technician, made);
  return made;
}

/** Fewer digits than this are in too many phones to mean one. */
const digitsCounted = 3;

type Query = { readonly whole: string; readonly words: readonly string[]; readonly digits: string };

/** 0 where the name begins so, 1 where its words do, 2 where name, email or phone contain it; null for none. */
function rank({ name, words, email, phone }: Indexed, query: Query): number | null {
  if (name.startsWith(query.whole)) return 0;
  if (query.words.every((part) => words.some((word) => word.startsWith(part)))) return 1;
  if (query.words.every((part) => name.includes(part) || email.includes(part))) return 2;
  return query.digits.length >= digitsCounted && phone.includes(query.digits) ? 2 : null;
}

/** What was typed looks like a phone as far as it goes; else the digits in it mean none. */
const digitsOf = (text: string): string => (/^[\d\s().+-]+$/.test(text) ? text.replace(/\D/g, '') : '');

/**
 * The technicians that a text may mean, by name, email or phone, best first: how it fits, then recent ones, active
 * ones, by name.
 */
export function findTechnicians(
  technicians: readonly Technician[],
  text: string,
  { recent, limit }: { readonly recent: ReadonlySet<string>; readonly limit: number },
): Technician[] {
  const whole = folded(text.trim());
  const query = { whole, words: whole.split(/\s+/), digits: digitsOf(whole) };
  const found: { technician: Technician; key: number; name: string }[] = [];
  for (const technician of technicians) {
    const entry = indexed(technician);
    const fits = rank(entry, query);
    if (fits === null) continue;
    const key = fits * 4 + (recent.has(technician.id) ? 0 : 2) + (technician.active === false ? 1 : 0);
    found.push({ technician, key, name: entry.name });
  }
  found.sort((a, b) => a.key - b.key || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return found.slice(0, limit).map(({ technician }) => technician);
}

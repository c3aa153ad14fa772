import type { Home, validationLevels } from '../technician/home.ts';
import { countries } from './countries.ts';
import type { Point } from './point.ts';

type Part = 'street' | 'unit' | 'city' | 'state' | 'zip' | 'country';

/** What may have been meant. */
export type Suggestion = {
  /** The parts that it changes. */
  readonly set: Partial<Pick<Home, Part>>;
  /** The address that it comes to, as `Springfield, IL 62704`. */
  readonly text: string;
  /** One short sentence. */
  readonly why: string;
};

export type AddressCheck = {
  /** What the address reaches while nobody confirmed a pin; null where not even its form is right, or it is empty. */
  readonly level: keyof typeof validationLevels | null;
  /** One or two sentences: what was found, and what to do. */
  readonly note: string;
  /** The best first, at most six. */
  readonly suggestions: readonly Suggestion[];
  /** Where a pin goes; null where none does. */
  readonly point: Point | null;
  /** What said so, in at most 80 characters. */
  readonly source: string;
};

/** A suggestion before it is compared with others: the fewer and likelier the slips, the lower its cost. */
export type Candidate = Pick<Suggestion, 'set' | 'why'> & { readonly cost: number };

const most = 6;

/** The cheapest candidates that change anything, each address once. */
export function ranked(home: Home, candidates: readonly Candidate[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const { set, why } of candidates.toSorted((a, b) => a.cost - b.cost)) {
    const changed = changedParts(home, set);
    const text = addressLine({ ...home, ...set }) + countryNote(changed.country);
    if (Object.keys(changed).length > 0 && !found.has(text)) found.set(text, { set: changed, text, why });
    if (found.size === most) break;
  }
  return [...found.values()];
}

const changedParts = (home: Home, set: Suggestion['set']): Suggestion['set'] =>
  Object.fromEntries(Object.entries(set).filter(([part, value]) => value !== home[part as Part]));

/** `Springfield, IL 62704`, of the parts that there are. */
export const addressLine = ({ city, state, zip }: Pick<Home, 'city' | 'state' | 'zip'>): string =>
  [[city, state].filter(Boolean).join(', '), zip].filter(Boolean).join(' ');

const countryNote = (code: string | null | undefined): string =>
  code ? `, ${countries[code]?.name ?? code}` : '';

/** What to do next, where the address isn't known to be right. */
export const advice = (suggestions: readonly Suggestion[]): string =>
  suggestions.length > 0
    ? 'Pick a suggestion, or check the address before saving.'
    : 'There is no suggestion: check the address before saving.';

/** A value that an undo left as it is, and why. */
export type Stay = {
  readonly id: string;
  readonly name: string;
  /** The label of the field. */
  readonly field: string;
  readonly why: string;
};

/** So many are named in the message; the rest are counted. */
const mostNamed = 3;

const verbs = { done: 'undone', undone: 'redone' } as const;

/** What an undo, or a redo, came to, in one sentence: how many profiles, and what stays as it is. */
export function undoWords(
  from: keyof typeof verbs,
  label: string,
  profiles: number,
  stays: readonly Stay[],
): string {
  const verb = verbs[from];
  if (stays.length === 0) return `${verb === 'undone' ? 'Undone' : 'Done again'}: ${label}.`;
  const touched = new Set(stays.map(({ id }) => id)).size;
  const named = stays.slice(0, mostNamed).map(({ field, name, why }) => `${field} of ${name} (${why})`);
  const more = stays.length - named.length;
  const rest = more > 0 ? ` and ${more.toLocaleString()} more` : '';
  const what = `${touched.toLocaleString()} ${touched === 1 ? 'stays' : 'stay'}`;
  return `${profiles.toLocaleString()} ${verb}, ${what}: ${named.join(', ')}${rest}.`;
}

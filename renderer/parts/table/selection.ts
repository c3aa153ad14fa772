/** The rows that are selected, by id, and the one that the next range begins at. */
export type Selected = ReadonlySet<string>;

/** Rows as a selection knows them. Tens of thousands of ids are made only when somebody selects. */
export const idsOf = (rows: readonly Identified[]): string[] => rows.map(({ id }) => id);

type Identified = { readonly id: string };

/** Selects or frees one row. */
export function toggleOne(selected: Selected, id: string): Selected {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Gives all rows from one to another, in the order shown, what the first of them has. */
export function toggleRange(
  selected: Selected,
  shown: readonly string[],
  from: string,
  to: string,
): Selected {
  const [start, end] = [shown.indexOf(from), shown.indexOf(to)];
  if (start < 0 || end < 0) return toggleOne(selected, to);
  const next = new Set(selected);
  for (const id of shown.slice(Math.min(start, end), Math.max(start, end) + 1))
    if (selected.has(from)) next.add(id);
    else next.delete(id);
  return next;
}

/**
 * What stood before, and all rows from where a stretch began to where it leads; a stretch that becomes shorter gives
 * back what it took.
 */
export function stretchTo(before: Selected, shown: readonly string[], from: string, to: string): Selected {
  const [start, end] = [shown.indexOf(from), shown.indexOf(to)];
  if (start < 0 || end < 0) return before;
  return new Set([...before, ...shown.slice(Math.min(start, end), Math.max(start, end) + 1)]);
}

/** All rows that are shown, with what was selected before; or, where all of them are, without them. */
export function toggleAll(selected: Selected, shown: readonly string[]): Selected {
  const next = new Set(selected);
  const isAll = shown.every((id) => selected.has(id));
  for (const id of shown)
    if (isAll) next.delete(id);
    else next.add(id);
  return next;
}

/** How much of what is shown is selected. */
export function shareOf(selected: Selected, shown: readonly Identified[]): 'none' | 'some' | 'all' {
  if (selected.size === 0) return 'none';
  const count = shown.reduce((sum, { id }) => (selected.has(id) ? sum + 1 : sum), 0);
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}

/** The same selection without ids that no longer exist; the same object where all do. */
export function withoutGone(selected: Selected, exists: (id: string) => boolean): Selected {
  const kept = [...selected].filter(exists);
  return kept.length === selected.size ? selected : new Set(kept);
}

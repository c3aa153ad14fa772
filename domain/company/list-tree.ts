import type { ListEntry } from './list-entry.ts';

type Entry = Pick<ListEntry, 'id' | 'name' | 'parentId'>;

export type Nested<E> = {
  readonly entry: E;
  /** How deep it lies: 0 for what lies in no other. */
  readonly depth: number;
  /** The names of those that it lies in, outermost first. */
  readonly path: readonly string[];
};

/**
 * Each entry followed by those inside it, in the order given. What lies in an entry that is not given stands on its
 * own; so does one of a circle, which two offices can close together.
 */
export function inTree<E extends Entry>(entries: readonly E[]): Nested<E>[] {
  const known = new Set(entries.map(({ id }) => id));
  const isInside = ({ parentId }: Entry) => typeof parentId === 'string' && known.has(parentId);
  const inside = Map.groupBy(entries.filter(isInside), ({ parentId }) => parentId ?? '');
  const nested: Nested<E>[] = [];
  const seen = new Set<string>();
  const visit = (entry: E, path: readonly string[]) => {
    if (seen.has(entry.id)) return;
    seen.add(entry.id);
    nested.push({ entry, depth: path.length, path });
    for (const child of inside.get(entry.id) ?? []) visit(child, [...path, entry.name]);
  };
  for (const entry of entries) if (!isInside(entry)) visit(entry, []);
  for (const entry of entries) visit(entry, []);
  return nested;
}

import type { ListEntry } from '#domain/company/list-entry.ts';
import { inTree, type Nested } from '#domain/company/list-tree.ts';

export type ListRow = Nested<ListEntry> & {
  /** How many technicians have it. */
  readonly uses: number;
};

export type ListSort = { readonly by: 'order' | 'name' | 'uses'; readonly desc: boolean };

type Shown = {
  readonly search: string;
  readonly showRetired: boolean;
  readonly sort: ListSort;
  readonly uses: ReadonlyMap<string, number>;
};

/** Are the rows in the company's own order, so that one can be moved? */
export const isOwnOrder = ({ search, sort }: Pick<Shown, 'search' | 'sort'>): boolean =>
  search.trim() === '' && sort.by === 'order';

/** The rows of a list. `entries` are in the company's order. */
export function listRows(entries: readonly ListEntry[], shown: Shown): ListRow[] {
  const rows = inTree(entries.filter(({ active }) => active !== false || shown.showRetired)).map(
    (nested) => ({
      ...nested,
      uses: shown.uses.get(nested.entry.id) ?? 0,
    }),
  );
  if (isOwnOrder(shown)) return rows;
  const found = rows.filter((row) => matches(row, shown.search));
  return shown.sort.by === 'order' ? found : found.sort(comparison(shown.sort));
}

/** Every word of the search has to be in what the row says. */
function matches({ entry, path }: ListRow, search: string): boolean {
  const text = [entry.name, ...path, ...(entry.zipPatterns ?? [])].join(' ').toLocaleLowerCase();
  return search
    .trim()
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const comparison =
  ({ by, desc }: ListSort) =>
  (a: ListRow, b: ListRow): number => {
    const order = by === 'uses' ? a.uses - b.uses : collator.compare(a.entry.name, b.entry.name);
    return desc ? -order : order;
  };

/** What the entry can be moved among: those that lie in the same one, in their order. */
export function siblingsOf(rows: readonly ListRow[], id: string): ListEntry[] {
  const row = rows.find(({ entry }) => entry.id === id);
  if (!row) return [];
  const parent = parentOf(row);
  return rows.filter((other) => parentOf(other) === parent).map(({ entry }) => entry);
}

const parentOf = ({ entry, depth }: ListRow): string | null =>
  depth === 0 ? null : (entry.parentId ?? null);

/**
 * Before which sibling an entry lands that is dropped on that row, null for the end: behind it on the way down, before
 * it on the way up. Undefined where it can't go there.
 */
export function landingOn(rows: readonly ListRow[], id: string, over: string): string | null | undefined {
  const siblings = siblingsOf(rows, id).map((entry) => entry.id);
  const parents = new Map(rows.map((row) => [row.entry.id, parentOf(row)]));
  let at: string | null | undefined = over;
  while (at && !siblings.includes(at)) at = parents.get(at);
  if (!at || at === id) return undefined;
  const isDown = siblings.indexOf(at) > siblings.indexOf(id);
  return isDown ? (siblings[siblings.indexOf(at) + 1] ?? null) : at;
}

/** Before which sibling an entry lands that goes one up or down, null for the end; undefined where it is there. */
export function stepBefore(rows: readonly ListRow[], id: string, by: -1 | 1): string | null | undefined {
  const siblings = siblingsOf(rows, id).map((entry) => entry.id);
  const at = siblings.indexOf(id);
  if (at < 0 || siblings[at + by] === undefined) return undefined;
  return by < 0 ? siblings[at - 1] : (siblings[at + 2] ?? null);
}

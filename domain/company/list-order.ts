import type { ListEntry } from './list-entry.ts';

type Placed = Pick<ListEntry, 'id' | 'name' | 'order'>;

/** The place that an entry gets by a move. */
export type Placing = { readonly id: string; readonly order: number };

const alphabet = ' 0123456789abcdefghijklmnopqrstuvwxyz';
const lettersCounted = 6;

/** Two places closer than this have no room for a third: names alike differ by more, and a double by far less. */
const leastRoom = 1e-12;

/**
 * Where a name stands in the alphabet, from 0 to below 1. An entry that nobody moved stands there, so that moving
 * another beside it needs no change of this one.
 */
function placeOfName(name: string): number {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  let place = 0;
  for (let index = 0; index < lettersCounted; index++)
    place = place * alphabet.length + Math.max(0, alphabet.indexOf(plain.charAt(index) || ' '));
  return place / alphabet.length ** lettersCounted;
}

const placeOf = ({ order, name }: Placed): number => order ?? placeOfName(name);

/** The entries of a list in the order of the company: by their places, and by name where two have the same. */
export const inOrder = <Entry extends Placed>(entries: readonly Entry[]): Entry[] =>
  entries
    .map((entry) => ({ entry, place: placeOf(entry) }))
    .sort(
      (a, b) =>
        a.place - b.place || a.entry.name.localeCompare(b.entry.name) || (a.entry.id < b.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry);

/**
 * The places that put the entry before another, or last where `before` is null. One, unless its neighbours have no
 * room between them; none where it stands there already or either is unknown. `entries` are in order.
 */
export function moveBefore(entries: readonly Placed[], id: string, before: string | null): Placing[] {
  const from = entries.findIndex((entry) => entry.id === id);
  const others = entries.filter((entry) => entry.id !== id);
  const at = before === null ? others.length : others.findIndex((entry) => entry.id === before);
  const moving = entries[from];
  if (!moving || at < 0 || at === from) return [];
  return placings(others.toSpliced(at, 0, moving), at);
}

/** New places for the smallest run of entries around `at` that leaves room between each two. */
function placings(row: readonly Placed[], at: number): Placing[] {
  for (let width = 0; ; width++) {
    const from = Math.max(0, at - width);
    const run = row.slice(from, at + width + 1);
    const [before, after] = [row[from - 1], row[from + run.length]];
    const { start, step } = spread(run.length, before && placeOf(before), after && placeOf(after));
    if (step >= leastRoom) return run.map(({ id }, index) => ({ id, order: start + index * step }));
  }
}

/** Even places between two others, one apart where one side is open. */
function spread(count: number, low: number | undefined, high: number | undefined) {
  if (low === undefined) return { start: high === undefined ? 0 : high - count, step: 1 };
  if (high === undefined) return { start: low + 1, step: 1 };
  const step = (high - low) / (count + 1);
  return { start: low + step, step };
}

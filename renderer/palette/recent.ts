import { z } from 'zod';

/** So many are remembered. */
const limit = 12;

const keyOf = (personId: string) => `fieldroster.recent.${personId}`;

const stored = z.array(z.string().max(120)).max(limit);

/** What that person opened last on this computer, by the ids of the palette's items, newest first. */
export function recentOf(personId: string): readonly string[] {
  try {
    return stored.parse(JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]'));
  } catch {
    // Written by another version, or by hand.
    return [];
  }
}

export function remember(personId: string, itemId: string): void {
  const others = recentOf(personId).filter((id) => id !== itemId);
  localStorage.setItem(keyOf(personId), JSON.stringify([itemId, ...others].slice(0, limit)));
}

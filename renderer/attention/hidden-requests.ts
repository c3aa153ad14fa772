import { z } from 'zod';

/** So many are remembered; the server forgets no request, and older ones are asked again or never. */
const limit = 500;

const keyOf = (personId: string) => `fieldroster.hidden-requests.${personId}`;
const stored = z.array(z.string().max(60));
const listeners = new Set<() => void>();
const read = new Map<string, readonly string[]>();

/** The failed requests that this person has put away on this computer; the same array until it changes. */
export function hiddenRequests(personId: string): readonly string[] {
  const known = read.get(personId);
  if (known) return known;
  const fresh = fromDisk(personId);
  read.set(personId, fresh);
  return fresh;
}

function fromDisk(personId: string): readonly string[] {
  try {
    return stored.parse(JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]'));
  } catch {
    // Written by another version, or by hand.
    return [];
  }
}

/** Puts a failed request away. Nothing is lost by it: what it asked for can be asked again on the profile. */
export function hideRequest(personId: string, requestId: string): void {
  const ids = [...hiddenRequests(personId), requestId].slice(-limit);
  localStorage.setItem(keyOf(personId), JSON.stringify(ids));
  announce();
}

export function onHidden(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', announce);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', announce);
  };
}

/** Another window may have put one away. */
function announce(): void {
  read.clear();
  for (const listener of listeners) listener();
}

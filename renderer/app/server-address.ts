/** The address as the app uses it, or null where it can't be one. */
export function serverAddress(typed: string): string | null {
  const text = typed.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return url?.hostname ? url.href.replace(/\/+$/, '') : null;
}

/** Why nobody may sign in at that address, or null where one may. `allowed` are origins; null for any. */
export function serverRefusal(address: string, allowed: readonly string[] | null): string | null {
  if (allowed === null || allowed.includes(new URL(address).origin)) return null;
  const where = allowed.length === 0 ? 'none at all' : `only ${allowed.join(', ')}`;
  return `Your organization does not allow the server ${address} on this computer. It allows ${where}.`;
}

const lastKey = 'fieldroster.server-address';

/** Where somebody signed in last on this computer, so that nobody types it twice; empty before that. */
export const lastAddress = (): string => localStorage.getItem(lastKey) ?? '';

export const keepAddress = (address: string): void => localStorage.setItem(lastKey, address);

import type { Resolved } from './resolve.ts';

/** The origins of the servers that people may sign in to; null for any. A managed address is always among them. */
export function allowedOrigins({
  policies: { allowedServers, serverAddress },
  managed,
}: Pick<Resolved, 'policies' | 'managed'>): readonly string[] | null {
  if (allowedServers === null) return null;
  const own = serverAddress !== null && managed.includes('serverAddress') ? [serverAddress] : [];
  return [...new Set([...allowedServers, ...own].map((address) => new URL(address).origin))];
}

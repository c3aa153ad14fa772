import { resolve, sep } from 'node:path';

/** The scheme and the host of our own pages. */
export const SCHEME = 'app';
const HOST = 'bundle';

/** The only origin that the shell trusts. */
export const BUNDLE_ORIGIN = `${SCHEME}://${HOST}`;

/** The file below `root` that a request asks for, or null for anything else. `root` is absolute. */
export function bundleFile({ url, method }: { url: string; method: string }, root: string): string | null {
  const { host, pathname } = new URL(url);
  if (host !== HOST || method !== 'GET') return null;
  const path = decoded(pathname === '/' ? '/index.html' : pathname);
  if (path === null) return null;
  // `..%2f` survives URL parsing, so the check is on the path that would be read.
  const file = resolve(root, `.${path}`);
  return file.startsWith(root + sep) ? file : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { protocol } from 'electron';

const SCHEME = 'app';
const HOST = 'bundle';

/** The only origin that the shell trusts. */
export const BUNDLE_ORIGIN = `${SCHEME}://${HOST}`;

// Mantine sets style attributes. https and loopback are where a sync server may be.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/** Makes `app:` a standard, secure scheme, so that its pages have storage. Before the app is ready only. */
export function registerBundleScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** Serves the files below `root` at `app://bundle/`; everything else is 404. */
export function serveBundle(root: string): void {
  protocol.handle(SCHEME, async (request) => {
    const file = fileFor(request, root);
    const bytes = file === null ? null : await readFile(file).catch(() => null);
    return file === null || bytes === null
      ? answer('Not found', '.txt', 404)
      : answer(bytes, extname(file), 200);
  });
}

function fileFor(request: Request, root: string): string | null {
  const url = new URL(request.url);
  if (url.host !== HOST || request.method !== 'GET') return null;
  const path = decoded(url.pathname === '/' ? '/index.html' : url.pathname);
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

function answer(body: Buffer | string, extension: string, status: number): Response {
  const headers = {
    'content-type': MEDIA_TYPES[extension] ?? 'application/octet-stream',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
  };
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers });
}

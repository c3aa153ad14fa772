import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { bundleFile, SCHEME } from './bundle-file.ts';

// Where a sync server may be.
const ANY_SERVER: readonly string[] = ['https:', 'http://127.0.0.1:*', 'http://localhost:*'];

// Mantine sets style attributes.
const contentSecurityPolicy = (servers: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${servers.join(' ')}`,
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

/**
 * Serves the files below `root` at `app://bundle/`; everything else is 404. Its pages reach `servers`, which are
 * origins, and no others; null for any that is safe.
 */
export function serveBundle(root: string, servers: readonly string[] | null): void {
  const policy = contentSecurityPolicy(servers ?? ANY_SERVER);
  protocol.handle(SCHEME, async (request) => {
    const file = bundleFile(request, root);
    const bytes = file === null ? null : await readFile(file).catch(() => null);
    return file === null || bytes === null
      ? answer('Not found', '.txt', 404, policy)
      : answer(bytes, extname(file), 200, policy);
  });
}

function answer(body: Buffer | string, extension: string, status: number, policy: string): Response {
  const headers = {
    'content-type': MEDIA_TYPES[extension] ?? 'application/octet-stream',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  };
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers });
}

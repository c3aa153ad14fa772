// Chromium cannot be taught `app:` from outside. An https host gives the same things: a secure, standard
// origin with storage. `.test` is reserved and never resolves, so nothing can leak to a real server.
const HOST_SUFFIX = '.standin.test';

/** The origin that the server sees in the stand-in, where it would see `app://bundle` in Electron. */
export const STAND_IN_ORIGIN = `https://bundle.app${HOST_SUFFIX}`;

/** Which requests belong to a scheme of the app, as a CDP URL pattern. */
export const APP_URL_PATTERN = `https://*${HOST_SUFFIX}/*`;

const APP_URL = /^([a-z][a-z0-9+-]*):\/\/([^/?#]+)(.*)$/i;
const REAL_URL = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.standin\.test(.*)$/i;
const ORDINARY_SCHEMES = new Set(['http', 'https', 'file', 'ws', 'wss', 'chrome', 'devtools']);

/** `app://bundle/x` becomes `https://bundle.app.standin.test/x`; other URLs stay. */
export function toChromium(url: string): string {
  const [, scheme = '', host = '', rest = ''] = APP_URL.exec(url) ?? [];
  if (scheme === '' || ORDINARY_SCHEMES.has(scheme)) return url;
  return `https://${host}.${scheme}${HOST_SUFFIX}${rest || '/'}`;
}

/** The reverse of `toChromium`. */
export function toApp(url: string): string {
  const [, host, scheme, rest] = REAL_URL.exec(url) ?? [];
  return host === undefined ? url : `${scheme}://${host}${rest}`;
}

/** The scheme of an app URL, and `null` where Chromium itself knows what to do. */
export function appScheme(url: string): string | null {
  return REAL_URL.exec(url)?.[2] ?? null;
}

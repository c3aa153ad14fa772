import { isIP } from 'node:net';
import { BadValue, type Read } from './config-value.ts';

/** Files in PEM: the certificate with its chain, and its key. */
export type TlsFiles = { readonly cert: string; readonly key: string };

/** The proxies whose word is taken for where a request comes from: how many stand in front, or their addresses. */
export type TrustedProxies = number | readonly string[];

export function tlsFiles(read: Read): TlsFiles | undefined {
  const [cert, key] = [read('TLS_CERT'), read('TLS_KEY')];
  if (cert && key) return { cert, key };
  if (!cert && !key) return undefined;
  throw new BadValue(`${cert ? 'TLS_KEY' : 'TLS_CERT'} is missing; the two belong together.`);
}

/** `1` for one proxy in front, or addresses and networks such as `10.0.0.5, 10.1.0.0/16`. */
export function trustedProxies(read: Read): TrustedProxies | undefined {
  const text = read('TRUST_PROXY') ?? '0';
  if (text === '0') return undefined;
  if (/^[1-9]$/.test(text)) return Number(text);
  const found = text.split(',').map((address) => address.trim());
  const odd = found.find((address) => !isNetwork(address));
  if (odd === undefined) return found;
  throw new BadValue(`TRUST_PROXY is a number of proxies from 0 to 9, or their addresses, not ${odd}.`);
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  // A network of all addresses would trust everybody.
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

import type { CertificateFault } from '../contract.ts';

/** Of so many hosts it is known; any page's server may be one. */
const MOST = 20;

const faults = new Map<string, CertificateFault>();

// A page writes the address of IPv6 in brackets, Chromium does not.
const keyOf = (host: string) => host.toLowerCase().replace(/^\[(.*)\]$/, '$1');

/** Remembers what was wrong with a host's certificate when it was judged last; null where it was good. */
export function noteFault(host: string, fault: CertificateFault | null): void {
  const key = keyOf(host);
  faults.delete(key);
  if (fault === null) return;
  faults.set(key, fault);
  const [oldest] = faults.keys();
  if (faults.size > MOST && oldest !== undefined) faults.delete(oldest);
}

/** What was wrong with a host's certificate when it was judged last; null where nothing was, or it is not known. */
export const certificateFault = (host: string): CertificateFault | null => faults.get(keyOf(host)) ?? null;

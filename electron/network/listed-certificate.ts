import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request } from 'electron';

/** Chromium's number for a certificate that nobody signed whom the system trusts. */
const NO_TRUSTED_AUTHORITY = -202;

/** What Chromium says of the certificate that a server shows, and what it stands on. */
export type Shown = Pick<Request, 'hostname' | 'errorCode' | 'verificationResult'> & {
  readonly certificate: Pick<Request['certificate'], 'data'>;
};

export type Verdict = { ok: true } | { ok: false; reason: 'another error' | 'unlisted' | 'host' | 'dates' };

/**
 * Whether a certificate is trusted because it is listed; `listed` are SHA-256 fingerprints in lower case without
 * colons. Only the lack of an authority is made good by that, and since this error hides those of name and time,
 * both are checked here.
 */
export function judgeListed(shown: Shown, listed: readonly string[], now: Date): Verdict {
  if (shown.errorCode !== NO_TRUSTED_AUTHORITY) return { ok: false, reason: 'another error' };
  const certificate = readCertificate(shown.certificate.data);
  if (certificate === null || !listed.includes(fingerprintOf(certificate)))
    return { ok: false, reason: 'unlisted' };
  if (!isFor(certificate, shown.hostname)) return { ok: false, reason: 'host' };
  return isInTime(certificate, now) ? { ok: true } : { ok: false, reason: 'dates' };
}

/** Null for what is no certificate: Chromium reads less of one than Node, and any server may show one that is no good. */
export function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

const fingerprintOf = ({ fingerprint256 }: X509Certificate) =>
  fingerprint256.replaceAll(':', '').toLowerCase();

/** As Chromium has it: the alternative names alone, and a star only for a whole part of a name. */
export function isFor(certificate: X509Certificate, host: string): boolean {
  const found = isIP(host)
    ? certificate.checkIP(host)
    : certificate.checkHost(host, { subject: 'never', partialWildcards: false });
  return found !== undefined;
}

export const isInTime = (certificate: X509Certificate, now: Date): boolean =>
  certificate.validFromDate <= now && now <= certificate.validToDate;

import type { CertificateFault } from '../contract.ts';
import { isFor, isInTime, readCertificate, type Shown } from './listed-certificate.ts';

const WRONG_NAME = -200;
const WRONG_DATES = -201;
const NO_TRUSTED_AUTHORITY = -202;

/** What is wrong with a certificate that is not trusted, as a person has to know it; null where nothing is. */
export function faultOf(shown: Shown, now: Date): CertificateFault | null {
  if (shown.errorCode === 0) return null;
  if (shown.errorCode === WRONG_NAME) return { kind: 'name' };
  if (shown.errorCode === WRONG_DATES) return { kind: 'dates' };
  if (shown.errorCode === NO_TRUSTED_AUTHORITY) return behindAuthority(shown, now);
  return { kind: 'other', error: shown.verificationResult };
}

// This error hides the two others, which no trust in an authority would make good.
function behindAuthority({ certificate: { data }, hostname }: Shown, now: Date): CertificateFault {
  const certificate = readCertificate(data);
  if (certificate !== null && !isFor(certificate, hostname)) return { kind: 'name' };
  if (certificate !== null && !isInTime(certificate, now)) return { kind: 'dates' };
  return { kind: 'authority' };
}

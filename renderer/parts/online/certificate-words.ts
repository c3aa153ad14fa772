import type { CertificateFault } from '#electron/contract.ts';

/** What is wrong with the certificate of that host, and what to do. */
export function certificateWords(host: string, fault: CertificateFault): string {
  const its = `The certificate of ${host}`;
  if (fault.kind === 'name') return `${its} is for another name. Check the address.`;
  if (fault.kind === 'dates')
    return `${its} has run out or is not valid yet, or this computer's clock is wrong. Check the clock, then tell your IT.`;
  if (fault.kind === 'authority')
    return `${its} is signed by nobody whom this computer trusts. Check the address; where it is right, your IT can have it trusted, as the administrator guide says.`;
  return `${its} is not trusted (${fault.error}). Tell your IT.`;
}

/** Asks the desktop what is wrong with the certificate of that server; null where nothing is known to be. */
export async function certificateTrouble(
  ask: ((host: string) => Promise<CertificateFault | null>) | undefined,
  address: string,
): Promise<string | null> {
  const { protocol, hostname } = new URL(address);
  const fault = protocol === 'https:' ? await ask?.(hostname) : null;
  return fault ? certificateWords(hostname, fault) : null;
}

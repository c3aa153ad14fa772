import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { TlsFiles } from '../config-network.ts';

/** A certificate with its chain, and its key, in PEM. */
export type Certificate = { readonly cert: Buffer; readonly key: Buffer };

export type ReadCertificate =
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly reason: string };

/** Reads both files and sees whether they can be used. The reason names the file and never what is in it. */
export function readCertificate({ cert, key }: TlsFiles): ReadCertificate {
  let certificate: Certificate;
  try {
    certificate = { cert: readFileSync(cert), key: readFileSync(key) };
  } catch (error) {
    const { path, code } = error as NodeJS.ErrnoException;
    return { ok: false, reason: `${path} can not be read (${code}). See TLS_CERT and TLS_KEY.` };
  }
  try {
    createSecureContext(certificate);
    return { ok: true, certificate };
  } catch {
    return { ok: false, reason: `${cert} and ${key} are no certificate and key that belong together.` };
  }
}

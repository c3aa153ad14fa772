/**
 * How a secret is sealed to the server where it is typed: ECDH on P-256 with a key made for this once, HKDF with
 * SHA-256, then AES-GCM with 256 bits. What binds it to one request stands in `sealedFor`, which is authenticated.
 */
export const sealing = {
  curve: { name: 'ECDH', namedCurve: 'P-256' },
  info: 'fieldroster sealed password 1',
  ivBytes: 12,
  pointBytes: 65,
} as const;

/** What a sealed password is good for: one request about one technician. */
export const sealedFor = (requestId: string, technicianId: string): string =>
  JSON.stringify([requestId, technicianId]);

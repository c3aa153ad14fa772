import { webcrypto } from 'node:crypto';
import { sealing } from '#domain/access/sealing.ts';
import type { Store } from '../store/store.ts';
import { publicSealingKey, sealingKeys } from './sealing-keys.ts';

const { subtle } = webcrypto;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Opens what desktops sealed to this server. */
export type Unsealer = {
  /** What was sealed, or null where it was not sealed for this server and this purpose. */
  readonly open: (sealed: string, purpose: string) => Promise<string | null>;
};

/** Asks for the keys each time: a command may have made a new one. */
export const createUnsealer = (store: Store): Unsealer => ({
  open: async (sealed, purpose) => {
    for (const { privateKey, point } of await sealingKeys(store)) {
      const clear = await open(privateKey, point, sealed, purpose);
      if (clear !== null) return clear;
    }
    return null;
  },
});

async function open(
  privateKey: webcrypto.CryptoKey,
  point: Buffer,
  sealed: string,
  purpose: string,
): Promise<string | null> {
  const bytes = Buffer.from(sealed, 'base64');
  const { pointBytes, ivBytes } = sealing;
  if (bytes.length <= pointBytes + ivBytes) return null;
  try {
    const theirs = bytes.subarray(0, pointBytes);
    const publicKey = await subtle.importKey('raw', theirs, sealing.curve, false, []);
    const shared = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
    const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
    const salt = Buffer.concat([theirs, point]);
    const key = await subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf(sealing.info) },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['decrypt'],
    );
    const iv = bytes.subarray(pointBytes, pointBytes + ivBytes);
    const additionalData = bytesOf(purpose);
    const clear = await subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      bytes.subarray(pointBytes + ivBytes),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(clear);
  } catch {
    return null;
  }
}

/** Puts the public key into the company's record, so that desktops have it when they are offline. */
export async function publishSealingKey(store: Store): Promise<void> {
  const publicKey = await publicSealingKey(store);
  for (const companyId of await store.companyIds())
    await store.transaction(companyId, async (tx) => {
      const [company] = await tx.records('company', [companyId]);
      if (company && company.sealingKey !== publicKey)
        await tx.put('company', [{ ...company, sealingKey: publicKey }]);
    });
}

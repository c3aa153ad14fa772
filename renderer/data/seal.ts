import { sealing } from '#domain/access/sealing.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const joined = (...parts: readonly Uint8Array[]) => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * Seals a secret so that only the server can open it, for that purpose alone. `publicKey` is the company's
 * `sealingKey`. Throws where that is no key.
 */
export async function seal(secret: string, publicKey: string, purpose: string): Promise<string> {
  const { subtle } = crypto;
  const point = fromBase64(publicKey);
  const theirs = await subtle.importKey('raw', point, sealing.curve, false, []);
  const mine = (await subtle.generateKey(sealing.curve, true, ['deriveBits'])) as CryptoKeyPair;
  const minePoint = new Uint8Array(await subtle.exportKey('raw', mine.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: joined(minePoint, point), info: bytesOf(sealing.info) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = crypto.getRandomValues(new Uint8Array(sealing.ivBytes));
  const additionalData = bytesOf(purpose);
  const sealed = new Uint8Array(
    await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytesOf(secret)),
  );
  return toBase64(joined(minePoint, iv, sealed));
}

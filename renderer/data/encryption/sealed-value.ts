import type { DatabaseKey } from './database-key.ts';

/** What lies on this computer can't be opened: its key is another one, or is gone, or the bytes were changed. */
export class UnreadableData extends Error {
  override readonly name = 'UnreadableData';
}

/** The form of a sealed text: `1.<key id>.<base64 of nonce and ciphertext with its tag>`. */
const version = '1';
const nonceLength = 12;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** So many bytes are spread as arguments of one call; engines set a limit. */
const most = 8_192;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += most)
    text += String.fromCharCode(...bytes.subarray(at, at + most));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

const about = (key: DatabaseKey, place: string) => encoder.encode([version, key.id, place].join('\n'));

/** Nonce, ciphertext and tag. `place` is where they are going to lie: moved elsewhere, they don't open. */
export async function sealBytes(
  key: DatabaseKey,
  place: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const algorithm = { name: 'AES-GCM', iv, additionalData: about(key, place) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key.key, plain));
  const whole = new Uint8Array(nonceLength + sealed.length);
  whole.set(iv);
  whole.set(sealed, nonceLength);
  return whole;
}

/** Throws UnreadableData where these bytes were not sealed by that key for that place. */
export async function openBytes(
  key: DatabaseKey,
  place: string,
  whole: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = whole.subarray(0, nonceLength);
  const algorithm = { name: 'AES-GCM', iv, additionalData: about(key, place) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key.key, whole.subarray(nonceLength)));
  } catch (cause) {
    throw new UnreadableData('What is kept here was changed, or belongs elsewhere.', { cause });
  }
}

export async function sealValue(key: DatabaseKey, place: string, value: unknown): Promise<string> {
  const bytes = await sealBytes(key, place, encoder.encode(JSON.stringify(value)));
  return [version, key.id, toBase64(bytes)].join('.');
}

/** Throws UnreadableData where it can't be opened. */
export async function openValue(key: DatabaseKey | null, place: string, sealed: string): Promise<unknown> {
  const [form, keyId, bytes] = sealed.split('.');
  if (key === null || form !== version || keyId !== key.id || bytes === undefined)
    throw new UnreadableData('The key to what is kept here is not on this computer.');
  return JSON.parse(decoder.decode(await openBytes(key, place, fromBase64(bytes))));
}

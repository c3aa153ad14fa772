import { z } from 'zod';
import type { SecretStore } from '../session.ts';

/** The key of one database on this computer. The id says which key sealed a value. */
export type DatabaseKey = { readonly id: string; readonly key: CryptoKey };

/**
 * `key` is null where the computer has no place for keys: what lies there is as safe as its disk. `locked`: the place
 * is there and shut, so the key may come back; `lost`: it does not.
 */
export type FoundKey =
  | { readonly ok: true; readonly key: DatabaseKey | null }
  | { readonly ok: false; readonly reason: 'lost' | 'locked' };

const kept = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  key: z.string().regex(/^[0-9a-f]{64}$/),
});

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const randomHex = (bytes: number) => toHex(crypto.getRandomValues(new Uint8Array(bytes)));

/** The vault takes letters and dashes alone, and a database is named by sixteen digits. */
const secretName = (databaseName: string) =>
  `database-key-${databaseName
    .replace(/^fieldroster-/, '')
    .replace(/[0-9a-f]/g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)))}`;

/** The key that this computer keeps for the database; made at the first call. */
export async function databaseKey(secrets: SecretStore, databaseName: string): Promise<FoundKey> {
  const name = secretName(databaseName);
  try {
    const text = await secrets.read(name);
    if (text !== null) return { ok: true, key: await imported(kept.parse(JSON.parse(text))) };
  } catch {
    return { ok: false, reason: (await canKeep(secrets)) ? 'lost' : 'locked' };
  }
  const made = { id: randomHex(4), key: randomHex(32) };
  const written = await secrets.write(name, JSON.stringify(made));
  return { ok: true, key: written.ok ? await imported(made) : null };
}

export const forgetDatabaseKey = (secrets: SecretStore, databaseName: string): Promise<void> =>
  secrets.remove(secretName(databaseName));

async function canKeep(secrets: SecretStore): Promise<boolean> {
  const { ok } = await secrets.write('key-trial', '').catch(() => ({ ok: false }));
  await secrets.remove('key-trial');
  return ok;
}

async function imported({ id, key }: z.output<typeof kept>): Promise<DatabaseKey> {
  const imported = await crypto.subtle.importKey('raw', fromHex(key), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  return { id, key: imported };
}

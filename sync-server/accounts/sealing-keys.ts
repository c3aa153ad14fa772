import { webcrypto } from 'node:crypto';
import { z } from 'zod';
import { sealing } from '#domain/access/sealing.ts';
import { day } from '../daily-care.ts';
import type { Store } from '../store/store.ts';

const { subtle } = webcrypto;

type Keys = Pick<Store, 'setting' | 'changeSetting'>;

const jwkSchema = z.looseObject({ kty: z.string(), x: z.string(), y: z.string() });

/** Keys of before, with the instant until which they are kept, in milliseconds since 1970. */
const earlierKeys = z.array(z.object({ jwk: jwkSchema, until: z.number() }));

const names = { now: 'sealing-key', earlier: 'sealing-keys-before' } as const;

/** As long as a computer may work without the server, and some to spare: it may have sealed for an earlier key. */
const keepEarlier = 400 * day;

/** A key pair, with the raw point of its public half. */
export type SealingKey = { readonly privateKey: webcrypto.CryptoKey; readonly point: Buffer };

async function newKey(): Promise<string> {
  const made = await subtle.generateKey(sealing.curve, true, ['deriveBits']);
  return JSON.stringify(await subtle.exportKey('jwk', made.privateKey));
}

/** The present key, made the first time. It stays in the database, so that all servers on it have the same. */
const presentJwk = async (keys: Keys): Promise<string> => {
  const fresh = await newKey();
  return keys.setting(names.now, () => fresh);
};

const earlierIn = async (keys: Keys) =>
  earlierKeys.parse(JSON.parse(await keys.setting(names.earlier, () => '[]')));

function pointOf({ x = '', y = '' }: webcrypto.JsonWebKey): Buffer {
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

/** The public half for desktops, in base64. */
export async function publicSealingKey(keys: Keys): Promise<string> {
  return pointOf(JSON.parse(await presentJwk(keys)) as webcrypto.JsonWebKey).toString('base64');
}

/** All keys that something may have been sealed to, the present one first. */
export async function sealingKeys(keys: Keys): Promise<readonly SealingKey[]> {
  const present = JSON.parse(await presentJwk(keys)) as webcrypto.JsonWebKey;
  const jwks = [present, ...(await earlierIn(keys)).map(({ jwk }) => jwk as webcrypto.JsonWebKey)];
  return Promise.all(
    jwks.map(async (jwk) => ({
      privateKey: await subtle.importKey('jwk', jwk, sealing.curve, false, ['deriveBits']),
      point: pointOf(jwk),
    })),
  );
}

/** Makes a new key; what was sealed to the one before still opens. `now` in milliseconds since 1970. */
export async function rotateSealingKey(keys: Keys, now: number): Promise<void> {
  const leaving = { jwk: jwkSchema.parse(JSON.parse(await presentJwk(keys))), until: now + keepEarlier };
  const kept = (await earlierIn(keys)).filter(({ until }) => until > now);
  // First, so that there is no moment in which the key that leaves is nowhere.
  await keys.changeSetting(names.earlier, JSON.stringify([leaving, ...kept]));
  await keys.changeSetting(names.now, await newKey());
}

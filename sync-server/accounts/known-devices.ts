import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Store } from '../store/store.ts';

/** The longest device token that is looked at, in characters. */
export const longestDeviceToken = 200;

/**
 * Remembers computers by a token that they keep (OWASP's device cookies): `nonce.signature`, signed for one account.
 * It is no way in; it only says that somebody signed in to this account there before.
 */
export type KnownDevices = {
  readonly issue: (account: string) => string;
  /** The computer's nonce, or null where the token is none of ours or is for another account. */
  readonly nonceOf: (token: string | null | undefined, account: string) => string | null;
};

export function createKnownDevices(key: string): KnownDevices {
  const sign = (account: string, nonce: string) =>
    createHmac('sha256', key).update(`${account}|${nonce}`).digest();
  return {
    issue: (account) => {
      const nonce = randomBytes(16).toString('base64url');
      return `${nonce}.${sign(account, nonce).toString('base64url')}`;
    },
    nonceOf: (token, account) => {
      const [, nonce, signature] = /^([\w-]{22})\.([\w-]{43})$/.exec(token ?? '') ?? [];
      if (!nonce || !signature) return null;
      return timingSafeEqual(Buffer.from(signature, 'base64url'), sign(account, nonce)) ? nonce : null;
    },
  };
}

const keyName = 'device-key';
const newKey = () => randomBytes(32).toString('base64url');

/** With the server's own key, which is made at the first use and then stands. */
export async function openKnownDevices(store: Pick<Store, 'setting'>): Promise<KnownDevices> {
  return createKnownDevices(await store.setting(keyName, newKey));
}

/** No computer is known any more. */
export const forgetKnownDevices = ({ changeSetting }: Pick<Store, 'changeSetting'>): Promise<void> =>
  changeSetting(keyName, newKey());

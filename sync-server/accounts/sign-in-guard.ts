import { usernameKey } from '#domain/technician/account.ts';
import { Refused } from '../http/errors.ts';
import type { Store } from '../store/store.ts';
import { openKnownDevices } from './known-devices.ts';
import { createSignInLimit } from './sign-in-limit.ts';

export type Attempt = {
  readonly username: string;
  readonly address: string;
  /** What an earlier success gave to this computer, if it says so. */
  readonly deviceToken: string | null | undefined;
};

/** A try that was let through. Call it when the password was right; it answers the device token to hand out. */
export type Entered = { readonly succeeded: () => string };

export type SignInGuard = {
  /** Counts a try before its password is looked at. Throws 429 `too_many_tries` with the seconds to wait. */
  readonly enter: (attempt: Attempt) => Promise<Entered>;
};

export const tooManyTries = (seconds: number) =>
  new Refused(429, 'too_many_tries', `Too many tries. Wait ${minutes(seconds)}, then try again.`, {
    retryAfter: seconds,
  });

const minutes = (seconds: number) => (seconds <= 60 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`);

/** Guards one kind of sign-in: a technician and an office user of the same username are two accounts. */
export function createSignInGuard(
  store: Pick<Store, 'setting'>,
  now: () => number,
  kind: 'user' | 'technician',
): SignInGuard {
  const limit = createSignInLimit(now);
  return {
    enter: async ({ username, address, deviceToken }) => {
      // Asked for each time: the key may have been changed by a command.
      const devices = await openKnownDevices(store);
      const account = `${kind}:${usernameKey(username)}`;
      const device = devices.nonceOf(deviceToken, account);
      const wait = limit.take(account, address, device);
      if (wait !== null) throw tooManyTries(wait);
      return {
        succeeded: () => {
          limit.succeeded(account, address, device);
          return device && deviceToken ? deviceToken : devices.issue(account);
        },
      };
    },
  };
}

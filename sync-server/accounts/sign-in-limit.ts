/** How many wrong passwords are let through within `span` milliseconds. */
const span = 15 * 60_000;
/** For one account from one address: whoever mistypes waits, and nobody else with them. */
const perPair = 10;
/** For one account from all addresses: guessing from many places. */
const perAccount = 100;
/** For one address with all accounts: an office behind one address has many people. */
const perAddress = 200;
/** Beyond so many the counts that have run out are thrown away. */
const most = 20_000;

type Count = { readonly since: number; readonly tries: number };

export type SignInLimit = {
  /** Counts a try before its password is looked at. Answers the seconds to wait, or null when it may go on. */
  readonly take: (account: string, address: string) => number | null;
  /** The password was right: that try does not count, and the account starts afresh from that address. */
  readonly succeeded: (account: string, address: string) => void;
};

/** Slows down guessing. In memory: a restart forgets, which an attacker can't bring about. */
export function createSignInLimit(now: () => number): SignInLimit {
  const counts = new Map<string, Count>();

  const current = (key: string): Count => {
    const count = counts.get(key);
    return count && now() - count.since < span ? count : { since: now(), tries: 0 };
  };
  const add = (key: string, tries: number) => {
    const count = current(key);
    counts.set(key, { ...count, tries: Math.max(0, count.tries + tries) });
  };
  const limits = (account: string, address: string) =>
    [
      [`pair ${account} ${address}`, perPair],
      [`account ${account}`, perAccount],
      [`address ${address}`, perAddress],
    ] as const;

  return {
    take: (account, address) => {
      if (counts.size > most)
        for (const [key, { since }] of counts) if (now() - since >= span) counts.delete(key);
      const full = limits(account, address).filter(([key, limit]) => current(key).tries >= limit);
      if (full.length > 0) {
        const until = Math.max(...full.map(([key]) => current(key).since + span));
        return Math.max(1, Math.ceil((until - now()) / 1000));
      }
      for (const [key] of limits(account, address)) add(key, 1);
      return null;
    },
    succeeded: (account, address) => {
      const [pair, ...others] = limits(account, address);
      counts.delete(pair[0]);
      for (const [key] of others) add(key, -1);
    },
  };
}

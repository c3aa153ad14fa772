/** How many tries are let through within `span` milliseconds. */
export type Limits = {
  readonly span: number;
  /** For one account from one address: whoever mistypes waits, and nobody else with them. */
  readonly perPair: number;
  /** For one account from all addresses: guessing from many places. */
  readonly perAccount: number;
  /** For one address with all accounts: an office behind one address has many people. */
  readonly perAddress: number;
  /** From one computer that has signed in to this account before; nothing else counts for it. */
  readonly perDevice: number;
};

const signInLimits: Limits = {
  span: 15 * 60_000,
  perPair: 10,
  perAccount: 100,
  perAddress: 200,
  perDevice: 10,
};

/** Beyond so many the counts that have run out are thrown away. */
const most = 20_000;

type Count = { readonly since: number; readonly tries: number };

export type SignInLimit = {
  /**
   * Counts a try before its password is looked at. Answers the seconds to wait, or null when it may go on. `device`
   * names a computer that is known for this account: others can't lock it out, and it can't guess for long either.
   */
  readonly take: (account: string, address: string, device?: string | null) => number | null;
  /** The password was right: that try does not count, and the account starts afresh from that address or device. */
  readonly succeeded: (account: string, address: string, device?: string | null) => void;
};

/** Slows down guessing. In memory: a restart forgets, which an attacker can't bring about. */
export function createSignInLimit(now: () => number, limits: Limits = signInLimits): SignInLimit {
  const counts = new Map<string, Count>();

  const current = (key: string): Count => {
    const count = counts.get(key);
    return count && now() - count.since < limits.span ? count : { since: now(), tries: 0 };
  };
  const add = (key: string, tries: number) => {
    const count = current(key);
    counts.set(key, { ...count, tries: Math.max(0, count.tries + tries) });
  };
  const keys = (account: string, address: string, device: string | null | undefined) =>
    device
      ? ([[`device ${account} ${device}`, limits.perDevice]] as const)
      : ([
          [`pair ${account} ${address}`, limits.perPair],
          [`account ${account}`, limits.perAccount],
          [`address ${address}`, limits.perAddress],
        ] as const);

  return {
    take: (account, address, device) => {
      if (counts.size > most)
        for (const [key, { since }] of counts) if (now() - since >= limits.span) counts.delete(key);
      const counted = keys(account, address, device);
      const full = counted.filter(([key, limit]) => current(key).tries >= limit);
      if (full.length > 0) {
        const until = Math.max(...full.map(([key]) => current(key).since + limits.span));
        return Math.max(1, Math.ceil((until - now()) / 1000));
      }
      for (const [key] of counted) add(key, 1);
      return null;
    },
    succeeded: (account, address, device) => {
      const [narrow, ...others] = keys(account, address, device);
      counts.delete(narrow[0]);
      for (const [key] of others) add(key, -1);
    },
  };
}

import { type Surroundings, surroundingsWith } from './surroundings.ts';

/** The longest pause between two tries, in milliseconds (S14). */
const cap = 60_000;
const first = 1_000;

/** Full jitter: anywhere between nothing and a ceiling that doubles with each failure. Milliseconds. */
export const pauseAfter = (failures: number, random: () => number): number =>
  Math.round(random() * Math.min(cap, first * 2 ** Math.max(0, failures - 1)));

export type Backoff = {
  /** Resolves when the next try is due: at once before any failure, or as soon as `wake` is called. */
  readonly turn: () => Promise<void>;
  readonly succeeded: () => void;
  /** `retryAfter` is what the server asked for, in milliseconds; it is honoured even by `wake`. */
  readonly failed: (retryAfter?: number) => void;
  /** The network is back: try at once. */
  readonly wake: () => void;
  /** Nothing waits any longer. */
  readonly close: () => void;
};

/** Paces the tries of one server (S14). The clock and the randomness are given, so that tests can turn them. */
export function createBackoff(
  random: Surroundings['random'] = surroundingsWith().random,
  now: Surroundings['elapsed'] = surroundingsWith().elapsed,
  later: Surroundings['later'] = surroundingsWith().later,
): Backoff {
  let failures = 0;
  let notBefore = 0;
  let floor = 0;
  let closed = false;
  const waiting = new Set<() => void>();

  return {
    turn: async () => {
      while (!closed && now() < notBefore) {
        await new Promise<void>((resolve) => {
          const done = () => {
            waiting.delete(done);
            cancel();
            resolve();
          };
          const cancel = later(done, Math.max(0, notBefore - now()));
          waiting.add(done);
        });
      }
    },
    succeeded: () => {
      failures = 0;
      notBefore = 0;
      floor = 0;
    },
    failed: (retryAfter = 0) => {
      floor = Math.max(floor, now() + retryAfter);
      // Requests that fail side by side are one failure.
      notBefore = Math.max(notBefore, floor);
      if (now() < notBefore && retryAfter === 0) return;
      failures += 1;
      notBefore = Math.max(floor, now() + pauseAfter(failures, random));
    },
    wake: () => {
      failures = 0;
      notBefore = floor;
      for (const done of [...waiting]) done();
    },
    close: () => {
      closed = true;
      for (const done of [...waiting]) done();
    },
  };
}

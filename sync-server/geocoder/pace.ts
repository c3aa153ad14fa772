/** Gives turns that begin at least so far apart, in the order in which they were asked for. */
export type Pace = {
  /** Resolves when it is this caller's turn; null where too many wait already. */
  readonly turn: () => Promise<void> | null;
};

type Clock = {
  /** Milliseconds; never goes back. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const realClock: Clock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** `every` in milliseconds; `most` may wait at once. */
export function createPace(every: number, most: number, { now, wait }: Clock = realClock): Pace {
  let last = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  let queue = Promise.resolve();

  async function nextTurn(): Promise<void> {
    // A timer may ring a little early.
    for (let left = last + every - now(); left > 0; left = last + every - now()) await wait(Math.ceil(left));
    last = now();
    waiting -= 1;
  }
  return {
    turn: () => {
      if (waiting >= most) return null;
      waiting += 1;
      queue = queue.then(nextTurn);
      return queue;
    },
  };
}

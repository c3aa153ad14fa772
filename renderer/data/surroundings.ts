/** What the data on this computer takes from around it: a clock, dice and timers. A test gives its own. */
export type Surroundings = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds from some start: they only go on, whatever the clock is set to. */
  readonly elapsed: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** An id that nobody else has. */
  readonly newId: () => string;
  /** Runs that once, after so many milliseconds; answers the way to stop it. */
  readonly later: (run: () => void, milliseconds: number) => () => void;
};

export const newId = (): string => crypto.randomUUID();

function timer(run: () => void, milliseconds: number): () => void {
  const handle = setTimeout(run, milliseconds);
  return () => clearTimeout(handle);
}

const ordinary: Surroundings = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  random: Math.random,
  newId,
  later: timer,
};

/** The real ones, but for those that are given. */
export const surroundingsWith = ({
  now,
  elapsed,
  random,
  newId,
  later,
}: Partial<Surroundings> = {}): Surroundings => ({
  now: now ?? ordinary.now,
  elapsed: elapsed ?? ordinary.elapsed,
  random: random ?? ordinary.random,
  newId: newId ?? ordinary.newId,
  later: later ?? ordinary.later,
});

/** Resolves after so many milliseconds, or as soon as the signal fires. */
export function pause(
  milliseconds: number,
  signal: AbortSignal,
  later: Surroundings['later'],
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = later(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/** Runs once, a while after the first of several calls. */
export function debounced(
  run: () => void,
  milliseconds: number,
  signal: AbortSignal,
  later: Surroundings['later'],
): () => void {
  let cancel: (() => void) | null = null;
  signal.addEventListener('abort', () => cancel?.());
  return () => {
    if (cancel !== null || signal.aborted) return;
    cancel = later(() => {
      cancel = null;
      run();
    }, milliseconds);
  };
}

/** Milliseconds. */
export const day = 24 * 60 * 60_000;

/** Work that is done at the start and once a day, one after the other, also after a failure. */
export type DailyCare = {
  readonly start: () => void;
  /** When the work last ended well, in milliseconds since 1970; 0 where it never has. */
  readonly lastDone: () => number;
  /** Resolves once nothing is under way. */
  readonly stop: () => Promise<void>;
};

/** `work` is handed a question: has it been told to stop meanwhile? */
export function createDailyCare(
  work: (isStopped: () => boolean) => Promise<unknown>,
  failed: (error: unknown) => void,
): DailyCare {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let doneAt = 0;
  const run = () => {
    running = running
      .then(() => work(() => isStopped))
      .then(() => {
        doneAt = Date.now();
      })
      .catch(failed);
  };
  return {
    lastDone: () => doneAt,
    start: () => {
      run();
      timer = setInterval(run, day).unref();
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

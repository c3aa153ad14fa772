import { type CollectDeps, collectPhotos } from './collect.ts';

/** Milliseconds. */
const everyDay = 24 * 60 * 60_000;

export type PhotoCare = {
  readonly start: () => void;
  /** Resolves once nothing is being removed. */
  readonly stop: () => Promise<void>;
};

/** Collects photos that nobody names any longer, at the start and once a day. */
export function createPhotoCare(
  deps: CollectDeps,
  failed: (error: unknown) => void = (error) => console.error('photos could not be collected', error),
): PhotoCare {
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = () => {
    running = running.then(() => collectPhotos(deps, () => isStopped)).catch(failed);
  };
  return {
    start: () => {
      run();
      timer = setInterval(run, everyDay).unref();
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

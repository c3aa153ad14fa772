/** Runs something; `weight` counts against what may run at once, and is 1 where nothing is said. */
export type InSlot = <T>(run: () => Promise<T>, weight?: number) => Promise<T>;

type Waiting = { readonly weight: number; readonly begin: () => void };

/**
 * Runs at most so much at once; the others wait for their turn, first come first served. What weighs more than all of
 * it runs by itself.
 */
export function createSlots(most: number): InSlot {
  const waiting: Waiting[] = [];
  let taken = 0;
  const fits = (weight: number) => taken === 0 || taken + weight <= most;
  const beginNext = () => {
    for (let [next] = waiting; next && fits(next.weight); [next] = waiting) {
      waiting.shift();
      // Taken here, so that nobody slips in between.
      taken += next.weight;
      next.begin();
    }
  };
  return async (run, weight = 1) => {
    await new Promise<void>((begin) => {
      waiting.push({ weight, begin });
      beginNext();
    });
    try {
      return await run();
    } finally {
      taken -= weight;
      beginNext();
    }
  };
}

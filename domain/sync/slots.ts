/** Runs at most so many at once; the others wait for their turn, first come first served. */
export function createSlots(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return async (run) => {
    if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else taken += 1;
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      // The slot is handed over, so that nobody slips in between.
      if (next) next();
      else taken -= 1;
    }
  };
}

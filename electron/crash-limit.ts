const most = 3;
const within = 60_000;

/** Whether a page may come back by itself. `crashes` and `now` in milliseconds since 1970. */
export const mayRestart = (crashes: readonly number[], now: number): boolean =>
  crashes.filter((at) => now - at < within).length < most;

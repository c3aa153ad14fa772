let last: Promise<unknown> = Promise.resolve();

/** One after the other: what stood before a change is read when the change before it is written. */
export function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const turn = last.then(run);
  last = turn.catch(() => undefined);
  return turn;
}

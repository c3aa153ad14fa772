export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** Runs what it is given one after the other, whatever becomes of each. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
}

import type { DatabaseSync } from 'node:sqlite';

export type InTurn = <T>(run: () => Promise<T>) => Promise<T>;

/** One after the other: whoever shares the connection must not run inside somebody else's transaction. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** All of it or nothing. IMMEDIATE, so that what is read is what is written upon. */
export async function atomically<T>(database: DatabaseSync, run: () => Promise<T>): Promise<T> {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = await run();
    database.exec('COMMIT');
    return value;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

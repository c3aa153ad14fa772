import { createTurns } from '#domain/sync/turns.ts';

/** One after the other: what stood before a change is read when the change before it is written. */
export const inTurn = createTurns();

import type { Dice } from './prng.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** The day on which the demo company stands still: its dates never come from a clock. */
const REFERENCE = Date.UTC(2026, 10, 20);

const secondOfTheDay = (dice: Dice) => dice.between(6 * 3600, 20 * 3600) * 1000;

/** An ISO instant in UTC, between 06:00 and 20:00 of that many days before the reference date. */
export const daysBefore = (days: number, dice: Dice): string =>
  new Date(REFERENCE - days * dayLength + secondOfTheDay(dice)).toISOString();

/** YYYY-MM-DD of that many days before the reference date. */
export const dayBefore = (days: number): string =>
  new Date(REFERENCE - days * dayLength).toISOString().slice(0, 10);

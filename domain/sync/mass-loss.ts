import type { AnyRecord } from '../record/field.ts';

/** A profile that a pull would take from the table: removed, or no longer active. */
export type Loss = 'removed' | 'deactivated';

/** What the change from here to there takes away, or null. */
export function lossOf(here: AnyRecord | undefined, there: AnyRecord): Loss | null {
  if (!here || here._deleted === true) return null;
  if (there._deleted === true) return 'removed';
  return here.active !== false && there.active === false ? 'deactivated' : null;
}

/** Fewer losses are everyday work, however small the company. */
export const fewestLosses = 10;
const fewestHeld = 20;
const share = 1 / 5;

/** Does a pull take so many of the profiles held here that a person should say so (S18)? */
export const isMassLoss = (losses: number, held: number): boolean =>
  losses >= fewestLosses && held >= fewestHeld && losses > held * share;

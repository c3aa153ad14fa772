import { distance } from 'fastest-levenshtein';

/** How many slips of the fingers lead from one text to the other: letters replaced, missing, added or swapped. */
export function slips(typed: string, meant: string): number {
  const edits = distance(typed, meant);
  return edits === 2 && isSwap(typed, meant) ? 1 : edits;
}

/** Two neighbours in each other's place. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, place) => letter !== b[place]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** More slips than this are another word: one in four letters, and at most three. */
export const mostSlips = (word: string): number => Math.min(3, Math.max(1, Math.ceil(word.length / 4)));

/** Could the one be meant where the other was typed? */
export const isClose = (typed: string, meant: string): boolean =>
  Math.abs(typed.length - meant.length) <= 3 && slips(typed, meant) <= mostSlips(typed);

import type { ZipCode } from './gazetteer.ts';
import { kilometres } from './kilometres.ts';
import { slips } from './slip.ts';
import { isNear, type Town } from './towns.ts';

/** The ZIP Codes of a town, or near it, that are one slip from what was typed. */
export function slippedZips(
  typed: string,
  town: Town,
  inState: readonly ZipCode[],
): { readonly zip: ZipCode; readonly isOwn: boolean }[] {
  return inState
    .filter(({ zip }) => slips(typed, zip) === 1)
    .map((zip) => ({ zip, isOwn: town.zips.includes(zip) }))
    .filter(({ zip, isOwn }) => isOwn || isNear(town, zip));
}

const enough = 6;

/**
 * A few ZIP Codes of a town, or the nearest where it has none: those with an area before those of post offices, and
 * the likest to what was typed.
 */
export function otherZips(typed: string, town: Town, inState: readonly ZipCode[]): ZipCode[] {
  const unlike = ({ zip, isCensus }: ZipCode) => (isCensus ? 0 : 10) + (typed === '' ? 0 : slips(typed, zip));
  const own = town.zips.toSorted((a, b) => unlike(a) - unlike(b));
  return (own.length > 0 ? own : nearestTo(town, inState)).slice(0, enough);
}

function nearestTo(town: Town, inState: readonly ZipCode[]): ZipCode[] {
  const away = (zip: ZipCode) => Math.min(...town.points.map((point) => kilometres(point, zip)));
  return inState
    .filter((zip) => zip.isCensus && isNear(town, zip))
    .map((zip) => ({ zip, away: away(zip) }))
    .sort((a, b) => a.away - b.away)
    .map(({ zip }) => zip);
}

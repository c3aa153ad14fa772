import { type Home, homeCountry } from '../technician/home.ts';
import { checkPin } from './check-pin.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Geocoded } from './geocode-api.ts';
import type { Regions } from './point.ts';

/**
 * The best of what a geocoder found that the offline rules don't contradict: at least its street is known, and
 * country, state, ZIP Code and place are those of the address. Null where nothing is.
 */
export function soundGeocoded(
  home: Home,
  found: readonly Geocoded[],
  gazetteer: Gazetteer,
  regions: Regions,
): Geocoded | null {
  return found.find((each) => agrees(home, each) && liesRight(home, each, gazetteer, regions)) ?? null;
}

function agrees(home: Home, { precision, state, zip, country }: Geocoded): boolean {
  return (
    precision !== 'area' &&
    isSame(country, home.country ?? homeCountry) &&
    isSame(state, home.state) &&
    isSame(zip?.slice(0, zipDigits), home.zip?.slice(0, zipDigits))
  );
}

/** ZIP+4 names a side of a street, and not every service knows it. */
const zipDigits = 5;

/** What one of both doesn't say contradicts nothing. */
const isSame = (a: string | null | undefined, b: string | null | undefined): boolean =>
  !a || !b || a.toLowerCase() === b.toLowerCase();

function liesRight(home: Home, point: Geocoded, gazetteer: Gazetteer, regions: Regions): boolean {
  const pin = checkPin(home, point, gazetteer, regions);
  return pin.ok && pin.warning === null;
}

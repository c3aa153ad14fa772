import type { Home } from '../technician/home.ts';
import { homeCountry } from '../technician/home.ts';
import { stateName } from '../technician/us-states.ts';
import type { Gazetteer, ZipCode } from './gazetteer.ts';
import { kilometres } from './kilometres.ts';
import { isMilitary } from './military.ts';
import type { Point, Regions } from './point.ts';
import { readUsAddress } from './us-address.ts';

/** May the pin stay there? A warning is said and may be overruled; a refusal not. */
export type PinCheck =
  | { readonly ok: true; readonly warning: string | null }
  | { readonly ok: false; readonly reason: string };

/**
 * How many ZIP Codes around a pin may be its own: 99.6 % of true points pass, and 5 % of those 50 km off
 * (DESIGN §9). Distances alone would be too strict in the desert or too lax in a city.
 */
const neighbours = 8;

/** Judges where a pin was put, by state and ZIP Code. Military addresses and other countries have no such rule. */
export function checkPin(home: Home, point: Point, gazetteer: Gazetteer, regions: Regions): PinCheck {
  if ((home.country ?? homeCountry) !== homeCountry) return { ok: true, warning: null };
  const { city, state: typed, zip, known } = readUsAddress(home, gazetteer);
  if (!known && isMilitary(city, typed, zip)) return { ok: true, warning: null };
  const state = typed ?? known?.state ?? null;
  const states = regions.statesAt(point);
  if (states.length === 0)
    return { ok: false, reason: 'The pin lies outside of the United States, or at sea.' };
  if (state !== null && !states.includes(state))
    return {
      ok: false,
      reason: `The pin lies in ${states.map(stateName).join(' or ')}, but the address is in ${stateName(state)}.`,
    };
  return { ok: true, warning: known ? farFrom(known, point, gazetteer) : null };
}

/** Names the nearest ZIP Code where more than a few are nearer than the one of the address. */
function farFrom(zip: ZipCode, point: Point, gazetteer: Gazetteer): string | null {
  const near = gazetteer.nearestZips(point, neighbours);
  const [nearest] = near;
  const last = near.at(-1);
  if (!nearest || !last) return null;
  const away = kilometres(zip, point);
  if (near.includes(zip) || away <= kilometres(last, point)) return null;
  return `The pin is ${Math.round(away)} km from the middle of ZIP ${zip.zip}: ZIP ${nearest.zip} (${nearest.names[0]}) is the nearest.`;
}

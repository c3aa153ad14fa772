import type { Home } from '../technician/home.ts';
import { stateCode } from '../technician/us-states.ts';
import { cityKey, otherKeys } from './city-key.ts';
import type { Gazetteer, ZipCode } from './gazetteer.ts';
import { isNear, type Town } from './towns.ts';

/** An address of the United States as it was typed, made ready to be looked up. */
export type UsAddress = {
  readonly home: Home;
  readonly city: string;
  readonly key: string;
  /** The state's two letters, where there is one that is known. */
  readonly state: string | null;
  /** The first five digits, or what stands in their place. */
  readonly zip: string;
  readonly known: ZipCode | undefined;
};

export function readUsAddress(home: Home, gazetteer: Gazetteer): UsAddress {
  const city = (home.city ?? '').trim();
  const zip = (home.zip ?? '').trim().replace(/^(\d{5})-?\d{4}$/, '$1');
  return {
    home,
    city,
    key: cityKey(city),
    state: stateCode(home.state ?? ''),
    zip,
    known: gazetteer.zip(zip),
  };
}

/** The towns of that name in a state, the exact name first; `Cranberry` is found as `Cranberry Township` too. */
function townsCalled(gazetteer: Gazetteer, state: string, key: string): Town[] {
  const towns = gazetteer.towns('US', state);
  return key === '' ? [] : [key, ...otherKeys(key)].flatMap((each) => towns.get(each) ?? []);
}

/** The town of that name in the state, if there is one. */
export const townIn = (gazetteer: Gazetteer, state: string | null, key: string): Town | undefined =>
  state === null ? undefined : townsCalled(gazetteer, state, key)[0];

/**
 * How a city fits a ZIP Code: by one of its names, by lying within 25 km in the same state, or not at all. The
 * state that was typed is not asked.
 */
export function cityFit(gazetteer: Gazetteer, key: string, zip: ZipCode): 'own' | 'near' | 'none' {
  const towns = townsCalled(gazetteer, zip.state, key);
  if (towns.some((town) => town.zips.includes(zip))) return 'own';
  return towns.some((town) => isNear(town, zip)) ? 'near' : 'none';
}

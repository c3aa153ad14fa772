import { decodeOutlines, type Outlines } from '#domain/address/outlines.ts';
import { usStates } from '#domain/technician/us-states.ts';
import { kept, readGeoFile } from './geo-file.ts';
import { type Area, areasOf, partsOf } from './mercator.ts';
import type { MapPlace } from './scene.ts';
import { stateNames } from './state-names.ts';

/** All states with their waters, their land, and the lines between them and around them. */
export type CountryOutlines = {
  readonly states: readonly Area[];
  readonly land: readonly Area[];
  /** Between states, also over water. */
  readonly borders: readonly Area[];
  /** To other countries, on land. */
  readonly frontier: readonly Area[];
  readonly shores: readonly Area[];
  readonly names: readonly MapPlace[];
};

/** What a state has inside: the lines of its counties, and its cities. */
export type StateOutlines = { readonly counties: readonly Area[]; readonly places: readonly Area[] };

/** The states as they were written, for `openRegions`. */
export const loadStateShapes = () => loadFile('outlines-us');

export const loadCountry = kept(async (): Promise<CountryOutlines> => {
  const { states, land, borders, frontier, shores } = await loadFile('outlines-us');
  const parts = partsOf(land);
  return {
    states: partsOf(states),
    land: parts,
    names: stateNames(parts),
    borders: partsOf(borders),
    frontier: partsOf(frontier),
    shores: partsOf(shores),
  };
});

/** By the two letters of the postal service; a state without outlines is a failed download. */
export const loadState = kept(async (code: string): Promise<StateOutlines> => {
  const { counties, places } = await loadFile(`outlines-us-${code.toLowerCase()}`);
  return { counties: partsOf(counties), places: areasOf(places) };
});

export const loadWorld = kept(async (): Promise<readonly Area[]> => {
  const { countries } = await loadFile('outlines-world');
  return partsOf(countries);
});

/** Military addresses lie in no state. */
const withoutOutlines = ['AA', 'AE', 'AP'];

/** Begins to load what a map of the address needs first; whoever asks for it learns of failures. */
export function prepareOutlines(state: string | null, country: string): void {
  const first: Promise<unknown>[] = [loadWorld()];
  if (country === 'US') first.push(loadCountry());
  if (country === 'US' && state && state in usStates && !withoutOutlines.includes(state))
    first.push(loadState(state));
  void Promise.allSettled(first);
}

const loadFile = kept(async (name: string): Promise<Outlines> => decodeOutlines(await readGeoFile(name)));

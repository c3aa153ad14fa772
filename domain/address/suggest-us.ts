import { stateName, usStates } from '../technician/us-states.ts';
import { type Candidate, ranked, type Suggestion } from './answer.ts';
import { cityKey } from './city-key.ts';
import type { Gazetteer, ZipCode } from './gazetteer.ts';
import { abroadInstead } from './other-country.ts';
import { isClose, slips } from './slip.ts';
import { isNear, type Town } from './towns.ts';
import { townIn, type UsAddress } from './us-address.ts';
import { otherZips, slippedZips } from './zips-for-town.ts';

/**
 * The unit is one slip in the city. A slip in the ZIP Code is a little less likely than one in its own city, a city
 * that only lies near it less likely than its own, and what resembles nothing that was typed comes last.
 */
const costs = {
  wrongState: 0.5,
  nearCity: 0.5,
  otherState: 0.7,
  wrongZip: 1.2,
  unlikeCity: 3,
  unlikeZip: 4,
  place: 0.01,
} as const;

/** What may have been meant by an address of the United States. */
export function suggestUs(typed: UsAddress, gazetteer: Gazetteer): Suggestion[] {
  const byKnownZip = typed.known ? citiesOf(typed, typed.known, gazetteer) : [];
  const byCity = likelyStates(typed, gazetteer).flatMap(([state, cost]) =>
    likelyTowns(typed.key, state, gazetteer).flatMap((town) =>
      zipsFor(typed, { state, town, cost }, gazetteer),
    ),
  );
  return ranked(typed.home, [...byKnownZip, ...byCity, ...abroadInstead(typed.home)]);
}

/** The city is right and the ZIP Code belongs to a place near it: was one of the city's own meant? */
export function suggestOwnZip(typed: UsAddress, gazetteer: Gazetteer): Suggestion[] {
  const town = townIn(gazetteer, typed.state, typed.key);
  const own = town?.zips.filter(({ zip }) => slips(typed.zip, zip) === 1) ?? [];
  return ranked(
    typed.home,
    own.map(({ zip }, place) => ({
      set: { zip },
      why: `${zip} is a ZIP Code of ${town?.name}, one slip from ${typed.zip}.`,
      cost: place,
    })),
  );
}

/** The ZIP Code is right: which cities belong to it? */
function citiesOf(typed: UsAddress, zip: ZipCode, gazetteer: Gazetteer): Candidate[] {
  const stateCost = typed.state !== null && typed.state !== zip.state ? costs.wrongState : 0;
  const own = zip.names.map((name, place) => ({
    set: cityAndState(typed, name, zip.state),
    why: `ZIP ${zip.zip} is in ${name}, ${stateName(zip.state)}.`,
    cost: stateCost + cityCost(typed.key, cityKey(name)) + place * costs.place,
  }));
  const near = closeTowns(typed.key, zip.state, gazetteer).filter((town) => isNear(town, zip));
  return [
    ...own,
    ...near.map(({ name, key }) => ({
      set: cityAndState(typed, name, zip.state),
      why: `${name}, ${stateName(zip.state)} is near ZIP ${zip.zip}.`,
      cost: stateCost + cityCost(typed.key, key) + costs.nearCity,
    })),
  ];
}

function cityCost(typed: string, key: string): number {
  if (typed === '') return 0;
  return isClose(typed, key) ? slips(typed, key) : costs.unlikeCity;
}

/** A city that was typed in another writing stays as it was typed. */
const cityAndState = ({ home, key }: UsAddress, name: string, state: string) => ({
  city: key === cityKey(name) ? (home.city ?? name) : name,
  state,
});

const closeTowns = (key: string, state: string, gazetteer: Gazetteer): Town[] =>
  key === '' ? [] : [...gazetteer.towns('US', state).values()].filter((town) => isClose(key, town.key));

/** The city itself where there is one, otherwise those that were nearly typed. */
function likelyTowns(key: string, state: string, gazetteer: Gazetteer): Town[] {
  const exact = townIn(gazetteer, state, key);
  return exact ? [exact] : closeTowns(key, state, gazetteer);
}

/** The state that was typed, those that it resembles, and those of an unknown ZIP Code's first digits. */
function likelyStates({ home, state, known, zip }: UsAddress, gazetteer: Gazetteer): [string, number][] {
  const text = (home.state ?? '').trim().toLowerCase();
  const resembling = state || text.length < 4 ? [] : Object.entries(usStates);
  const states = new Map([
    ...(known ? [] : gazetteer.statesOf(zip.slice(0, 3))).map((code) => [code, costs.otherState] as const),
    ...resembling
      .filter(([, name]) => isClose(text, name.toLowerCase()))
      .map(([code]) => [code, costs.wrongState] as const),
    ...(state === null ? [] : [[state, 0] as const]),
  ]);
  return [...states];
}

/** A town that may be meant, and what the way to it costs. */
type LikelyTown = { readonly town: Town; readonly state: string; readonly cost: number };

/** The city is right, or nearly: which of its ZIP Codes was meant? */
function zipsFor(typed: UsAddress, likely: LikelyTown, gazetteer: Gazetteer): Candidate[] {
  const { town, state, cost } = likely;
  if (typed.known && town.zips.includes(typed.known)) return [];
  const inState = gazetteer.zipsIn(state);
  // `Cranberry` for `Cranberry Township` is no slip, however many letters are left out.
  const citySlips = isClose(typed.key, town.key) ? slips(typed.key, town.key) : 0;
  const at = { town, state, cost: cost + citySlips };
  if (typed.zip === '') return otherCandidates(typed, at, inState, 0);
  // Where city and ZIP Code are both unlike, guessing at either is no help.
  const isGuess = typed.known !== undefined && citySlips > 0;
  const others = isGuess ? [] : otherCandidates(typed, at, inState, costs.unlikeZip);
  return [...slippedCandidates(typed, at, inState), ...others];
}

function slippedCandidates(
  typed: UsAddress,
  { town, state, cost }: LikelyTown,
  inState: readonly ZipCode[],
): Candidate[] {
  return slippedZips(typed.zip, town, inState).map(({ zip: { zip }, isOwn }) => ({
    set: { ...cityAndState(typed, town.name, state), zip },
    why: `${town.name} has the ZIP Code ${zip}, one slip from ${typed.zip}.`,
    cost: cost + costs.wrongZip + (isOwn ? 0 : costs.nearCity),
  }));
}

function otherCandidates(
  typed: UsAddress,
  { town, state, cost }: LikelyTown,
  inState: readonly ZipCode[],
  more: number,
): Candidate[] {
  return otherZips(typed.zip, town, inState).map(({ zip }, place) => ({
    set: { ...cityAndState(typed, town.name, state), zip },
    why: `${zip} is a ZIP Code of ${town.name}.`,
    cost: cost + more + place * costs.place,
  }));
}

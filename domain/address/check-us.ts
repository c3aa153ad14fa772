import { stateName } from '../technician/us-states.ts';
import { type AddressCheck, advice, type Suggestion } from './answer.ts';
import { checkMilitary } from './check-military.ts';
import type { Gazetteer, ZipCode } from './gazetteer.ts';
import { isMilitary } from './military.ts';
import type { Point } from './point.ts';
import { suggestOwnZip, suggestUs } from './suggest-us.ts';
import { cityFit, readUsAddress, townIn, type UsAddress } from './us-address.ts';

type Verdict = Pick<AddressCheck, 'level' | 'note'> & { readonly suggestions?: readonly Suggestion[] };

/** How far an address of the United States agrees with itself. */
export function checkUs(home: UsAddress['home'], gazetteer: Gazetteer): AddressCheck {
  const typed = readUsAddress(home, gazetteer);
  if (isMilitary(typed.city, typed.state, typed.zip) && !typed.known) return checkMilitary(typed);
  const verdict = judge(typed, gazetteer);
  return { suggestions: [], ...verdict, ...placeOf(typed, gazetteer) };
}

function judge(typed: UsAddress, gazetteer: Gazetteer): Verdict {
  const { known, zip, state } = typed;
  if (known && state === known.state) return judgeCity(typed, known, gazetteer);
  const suggestions = suggestUs(typed, gazetteer);
  const found =
    zip === ''
      ? withoutZip(typed, gazetteer)
      : known
        ? wrongState(typed, known)
        : unknownZip(typed, gazetteer);
  const level = zip === '' || /^\d{5}$/.test(zip) ? 'format' : null;
  return { level, note: `${found} ${advice(suggestions)}`, suggestions };
}

/** State and ZIP agree: does the city? */
function judgeCity(typed: UsAddress, zip: ZipCode, gazetteer: Gazetteer): Verdict {
  const fit = typed.key === '' ? 'none' : cityFit(gazetteer, typed.key, zip);
  if (fit === 'own')
    return { level: 'zip', note: `City, state and ZIP ${zip.zip} agree. The street is not checked.` };
  if (fit === 'near') return nearVerdict(typed, zip, suggestOwnZip(typed, gazetteer));
  const suggestions = suggestUs(typed, gazetteer);
  const found =
    typed.key === ''
      ? `ZIP ${zip.zip} is in ${stateName(zip.state)}; the city is missing.`
      : `${typed.city} is not known near ZIP ${zip.zip} in ${stateName(zip.state)}.`;
  return { level: 'stateAndZip', note: `${found} ${advice(suggestions)}`, suggestions };
}

/** People use the name of the city next to theirs; but the ZIP Code may also be a slip. */
function nearVerdict({ city }: UsAddress, zip: ZipCode, suggestions: readonly Suggestion[]): Verdict {
  const [likely] = suggestions;
  const asked = likely ? `was ${likely.set.zip} meant?` : 'so they agree.';
  return {
    level: 'zip',
    note: `${city} is near ZIP ${zip.zip} (${zip.names[0]}), ${asked} The street is not checked.`,
    suggestions,
  };
}

function wrongState({ home, state }: UsAddress, zip: ZipCode): string {
  const found = `ZIP ${zip.zip} is in ${stateName(zip.state)}`;
  if (state) return `${found}, not in ${stateName(state)}.`;
  return home.state ? `${found}; no state is called ${home.state}.` : `${found}; the state is missing.`;
}

function unknownZip({ zip }: UsAddress, gazetteer: Gazetteer): string {
  if (!/^\d{5}$/.test(zip)) return 'A ZIP Code has 5 digits, or 5-4.';
  const states = gazetteer.statesOf(zip.slice(0, 3)).map(stateName);
  return states.length > 0
    ? `ZIP ${zip} is not known here; others that start with ${zip.slice(0, 3)} are in ${states.join(' or ')}.`
    : `ZIP ${zip} is not known here, nor any that starts with ${zip.slice(0, 3)}.`;
}

function withoutZip({ city, key, state }: UsAddress, gazetteer: Gazetteer): string {
  if (state === null || key === '') return 'The ZIP Code is missing, and city and state do not tell it.';
  const town = townIn(gazetteer, state, key);
  if (!town) return `The ZIP Code is missing, and ${city} is not known in ${stateName(state)}.`;
  const count = town.zips.length;
  return count > 1
    ? `The ZIP Code is missing; ${town.name}, ${state} has ${count} of them.`
    : 'The ZIP Code is missing.';
}

/** The pin goes to the ZIP Code where city or state bear it out, otherwise to the city. */
function placeOf(typed: UsAddress, gazetteer: Gazetteer): { point: Point | null; source: string } {
  const { known, state, key } = typed;
  if (known && (state === null || state === known.state || cityFit(gazetteer, key, known) !== 'none'))
    return {
      point: pointOf(known),
      source: known.isCensus ? 'ZIP table 2026-03, Census points 2021' : 'ZIP table 2026-03, GeoNames points',
    };
  const [point] = townIn(gazetteer, state, key)?.points ?? [];
  return { point: point ? pointOf(point) : null, source: 'ZIP table 2026-03, cities of GeoNames and Census' };
}

const pointOf = ({ latitude, longitude }: Point): Point => ({ latitude, longitude });

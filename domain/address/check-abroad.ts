import type { Home } from '../technician/home.ts';
import { type AddressCheck, advice, type Candidate, ranked } from './answer.ts';
import { cityKey } from './city-key.ts';
import { countries } from './countries.ts';
import type { Gazetteer } from './gazetteer.ts';
import { usInstead } from './other-country.ts';
import { regionCode, regionNames, regionsOfPostalCode } from './postal-regions.ts';
import { isClose, slips } from './slip.ts';
import type { Town } from './towns.ts';

type Abroad = {
  readonly home: Home;
  readonly country: string;
  readonly code: string;
  readonly key: string;
  readonly region: string | null;
  /** The regions that the postal code can belong to. */
  readonly regions: readonly string[];
};

/** What can be said of an address outside of the United States: the form, and for a few countries the region. */
export function checkAbroad(home: Home, country: string, gazetteer: Gazetteer): AddressCheck {
  const code = (home.zip ?? '').trim();
  const typed = {
    home,
    country,
    code,
    key: cityKey(home.city ?? ''),
    region: regionCode(country, home.state ?? ''),
    regions: regionsOfPostalCode(country, code),
  };
  const candidates = [
    ...regionCandidates(typed, gazetteer),
    ...cityCandidates(typed, gazetteer),
    ...usInstead(home, gazetteer),
  ];
  const suggestions = ranked(home, candidates);
  const [town] = townsNamed(typed, gazetteer);
  const verdict = judge(typed, town);
  return {
    level: verdict.level,
    note: verdict.isSure ? verdict.note : `${verdict.note} ${advice(suggestions)}`,
    suggestions: verdict.isSure ? [] : suggestions,
    point: pointOf(town),
    source: town ? 'Postal code rules, GeoNames cities' : 'Postal code rules',
  };
}

type Verdict = Pick<AddressCheck, 'level' | 'note'> & { readonly isSure?: boolean };

function judge(typed: Abroad, town: Town | undefined): Verdict {
  const { country, code, region, regions, home } = typed;
  const rule = countries[country];
  if (!rule) return { level: 'format', note: 'Addresses of this country cannot be checked here.' };
  if (code === '') return { level: 'format', note: 'The postal code is missing.' };
  if (!rule.postalCode.test(code))
    return { level: null, note: `A postal code in ${rule.name} looks like ${rule.example}.` };
  if (!regionNames[country])
    return {
      level: 'format',
      note: `The postal code looks like one in ${rule.name}; no more is known here.`,
    };
  if (region === null) return { level: 'format', note: unreadRegion(typed) };
  if (!regions.includes(region))
    return {
      level: 'format',
      note: `${code} is in ${named(typed, regions)}, not in ${named(typed, [region])}.`,
    };
  const agree = `Postal code and ${named(typed, [region])} agree`;
  if (!home.city) return { level: 'stateAndZip', note: `${agree}; the city is missing.` };
  return town
    ? {
        level: 'stateAndZip',
        note: `${agree}, and ${town.name} is there. The street is not checked.`,
        isSure: true,
      }
    : { level: 'stateAndZip', note: `${agree}, but ${home.city} is not known there.` };
}

function unreadRegion(typed: Abroad): string {
  const { code, regions, home } = typed;
  if (regions.length === 0) return `No region is known for ${code}.`;
  const found = `${code} is in ${named(typed, regions)}`;
  return home.state ? `${found}; ${home.state} is not known here.` : `${found}; the region is missing.`;
}

const named = ({ country }: Abroad, codes: readonly string[]): string =>
  codes.map((code) => regionNames[country]?.[code] ?? code).join(' or ') || 'no known region';

/** Where to look for the city: in the regions of the postal code, else in the one that was typed. */
const searched = ({ region, regions }: Abroad): readonly string[] =>
  regions.length > 0 ? regions : region === null ? [] : [region];

/** Cities of exactly that name. */
const townsNamed = (typed: Abroad, gazetteer: Gazetteer): Town[] =>
  [...searched(typed), ...(typed.region ? [typed.region] : [])].flatMap(
    (region) => gazetteer.towns(typed.country, region).get(typed.key) ?? [],
  );

/** The postal code is right: its region may be meant. */
function regionCandidates(typed: Abroad, gazetteer: Gazetteer): Candidate[] {
  const { country, regions, region, key, code } = typed;
  if (region !== null && regions.includes(region)) return [];
  // A county typed for a nation is no mistake in the United Kingdom.
  if (country === 'GB' && region === null && typed.home.state) return [];
  return regions.map((state, place) => ({
    set: { state: country === 'GB' ? named(typed, [state]) : state },
    why: `${code} is in ${named(typed, [state])}.`,
    cost: (gazetteer.towns(country, state).has(key) ? 0.5 : 3) + place / 100,
  }));
}

/** The city was nearly typed. */
function cityCandidates(typed: Abroad, gazetteer: Gazetteer): Candidate[] {
  const { country, key } = typed;
  if (key === '' || townsNamed(typed, gazetteer).length > 0) return [];
  return searched(typed).flatMap((state) =>
    [...gazetteer.towns(country, state).values()]
      .filter((town) => isClose(key, town.key))
      .map((town) => ({
        set: { city: town.name },
        why: `${town.name} is in ${named(typed, [state])}.`,
        cost: slips(key, town.key),
      })),
  );
}

/** Of several places of one name none is the one. */
function pointOf(town: Town | undefined): AddressCheck['point'] {
  const [point, ...others] = town?.points ?? [];
  return point && others.length === 0 ? { latitude: point.latitude, longitude: point.longitude } : null;
}

import type { AddressCheck, Suggestion } from '#domain/address/answer.ts';
import { checkAddress } from '#domain/address/check-address.ts';
import { cityKey } from '#domain/address/city-key.ts';
import type { Gazetteer } from '#domain/address/gazetteer.ts';
import { kilometres } from '#domain/address/kilometres.ts';
import { isNear } from '#domain/address/towns.ts';
import { stateName } from '#domain/technician/us-states.ts';
import { type Dice, pick, shortened, slipInCity, slipInZip, swapInZip } from './corruptions.ts';
import type { Address } from './true-addresses.ts';

/** One way of writing an address, right or wrong; null where it does not apply to that address. */
export type Kind = {
  readonly title: string;
  readonly change: (address: Address, roll: Dice, gazetteer: Gazetteer) => Address | null;
};

/** Writings of the same address: each of them should pass. */
export const harmless: readonly Kind[] = [
  { title: 'lower case', change: (each) => lowerCase(each) },
  { title: 'state by its name', change: (each) => ({ ...each, state: stateName(each.state) }) },
  { title: 'ZIP+4', change: (each) => ({ ...each, zip: `${each.zip}-1234` }) },
  {
    title: 'words shortened (St, Ft, Hts …)',
    change: (each) => {
      const city = shortened(each.city);
      return city === each.city ? null : { ...each, city };
    },
  },
];

const lowerCase = ({ city, state, zip }: Address): Address => ({
  city: city.toLowerCase(),
  state: state.toLowerCase(),
  zip,
});

/** Mistakes: each of them should be noticed. */
export const mistakes: readonly Kind[] = [
  { title: 'one slip in the city', change: (each, roll) => otherCity(each, slipInCity(each.city, roll)) },
  {
    title: 'one digit of the ZIP replaced, wrong for the city',
    change: (each, roll, gazetteer) => otherZip(each, slipInZip(each.zip, roll), gazetteer),
  },
  {
    title: '– of these, more than 25 km from the city or unknown',
    change: (each, roll, gazetteer) => farZip(each, slipInZip(each.zip, roll), gazetteer),
  },
  {
    title: 'two digits of the ZIP swapped, wrong for the city',
    change: (each, roll, gazetteer) => otherZip(each, swapInZip(each.zip, roll), gazetteer),
  },
  { title: 'a city elsewhere in the state', change: cityElsewhere },
  {
    title: 'another state',
    change: (each, roll) => {
      const state = pick(['CA', 'IL', 'MO', 'NY', 'OH', 'PA', 'TX', 'WA'], roll);
      return state === each.state ? null : { ...each, state };
    },
  },
  { title: 'city left out', change: (each) => ({ ...each, city: '' }) },
  { title: 'ZIP left out', change: (each) => ({ ...each, zip: '' }) },
];

const otherCity = (address: Address, city: string): Address | null =>
  cityKey(city) === cityKey(address.city) ? null : { ...address, city };

const townOf = ({ city, state }: Address, gazetteer: Gazetteer) =>
  gazetteer.towns('US', state).get(cityKey(city));

/** A ZIP Code that the city has too is no mistake that anybody could notice. */
function otherZip(address: Address, zip: string, gazetteer: Gazetteer): Address | null {
  const own = townOf(address, gazetteer)?.zips.some((each) => each.zip === zip);
  return own || zip === address.zip ? null : { ...address, zip };
}

function farZip(address: Address, zip: string, gazetteer: Gazetteer): Address | null {
  const [town, known] = [townOf(address, gazetteer), gazetteer.zip(zip)];
  const isTrue = known?.state === address.state && town && isNear(town, known);
  return isTrue ? null : otherZip(address, zip, gazetteer);
}

function cityElsewhere(address: Address, roll: Dice, gazetteer: Gazetteer): Address | null {
  const here = gazetteer.zip(address.zip);
  const there = pick(gazetteer.zipsIn(address.state), roll);
  const city = there.names[0] ?? '';
  const town = townOf({ ...address, city }, gazetteer);
  return !here || kilometres(here, there) <= 25 || !town || isNear(town, here) ? null : { ...address, city };
}

/** What the check made of it. */
export type Outcome = {
  readonly passes: boolean;
  readonly hinted: boolean;
  readonly first: boolean;
  readonly any: boolean;
};

export function outcome(typed: Address, meant: Address, gazetteer: Gazetteer): Outcome {
  const check: AddressCheck = checkAddress({ ...typed, country: 'US' }, gazetteer);
  const isMeant = ({ set }: Suggestion) => isSame({ ...typed, ...withoutNulls(set) }, meant);
  return {
    passes: check.level === 'zip',
    hinted: check.level === 'zip' && check.suggestions.length > 0,
    first: check.suggestions.slice(0, 1).some(isMeant),
    any: check.suggestions.some(isMeant),
  };
}

const withoutNulls = (set: Suggestion['set']): Partial<Address> =>
  Object.fromEntries(Object.entries(set).filter(([, value]) => typeof value === 'string'));

const isSame = (a: Address, b: Address): boolean =>
  cityKey(a.city) === cityKey(b.city) && a.state === b.state && a.zip === b.zip;

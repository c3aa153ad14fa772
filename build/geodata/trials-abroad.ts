import { checkAddress } from '#domain/address/check-address.ts';
import { cityKey } from '#domain/address/city-key.ts';
import type { Gazetteer } from '#domain/address/gazetteer.ts';
import { regionNames } from '#domain/address/postal-regions.ts';
import { type Dice, pick, slipInCity } from './corruptions.ts';
import type { Place } from './read-sources.ts';
import type { Outcome } from './trials.ts';

/** One postal code for each region: which one does not matter to a rule that reads its first letters or digits. */
const postalCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CA: {
    AB: 'T2P 1J9',
    BC: 'V6B 1A1',
    MB: 'R3C 1A3',
    NB: 'E3B 1B5',
    NL: 'A1C 1A1',
    NS: 'B3J 1A1',
    NT: 'X1A 1A1',
    NU: 'X0A 0H0',
    ON: 'K1A 0B1',
    PE: 'C1A 1A1',
    QC: 'H2X 1Y4',
    SK: 'S4P 1A1',
    YT: 'Y1A 1A1',
  },
  GB: { ENG: 'LS1 1AA', NIR: 'BT1 1AA', SCT: 'EH1 1AA', WLS: 'CF10 1AA' },
  AU: {
    ACT: '2601',
    NSW: '2000',
    NT: '0800',
    QLD: '4000',
    SA: '5000',
    TAS: '7000',
    VIC: '3000',
    WA: '6000',
  },
};

type Trial = 'true' | 'slip' | 'region';

/** What the check makes of a city of Canada, the United Kingdom or Australia: written right, or with a mistake. */
export function abroadOutcome(place: Place, trial: Trial, roll: Dice, gazetteer: Gazetteer): Outcome | null {
  const zip = postalCodes[place.country]?.[place.region];
  if (!zip) return null;
  const meant = { city: place.name, state: place.region, zip, country: place.country };
  const city = trial === 'slip' ? slipInCity(place.name, roll) : place.name;
  const state = trial === 'region' ? otherRegion(place, roll) : place.region;
  if (trial === 'slip' && cityKey(city) === cityKey(place.name)) return null;
  const check = checkAddress({ ...meant, city, state }, gazetteer);
  const isMeant = ({ set }: (typeof check.suggestions)[number]) =>
    cityKey(set.city ?? city) === cityKey(place.name) && isRegion(place, set.state ?? state);
  return {
    passes: check.level === 'stateAndZip' && check.suggestions.length === 0,
    hinted: check.suggestions.length > 0,
    first: check.suggestions.slice(0, 1).some(isMeant),
    any: check.suggestions.some(isMeant),
  };
}

const otherRegion = ({ country, region }: Place, roll: Dice): string =>
  pick(
    Object.keys(regionNames[country] ?? {}).filter((code) => code !== region),
    roll,
  );

const isRegion = ({ country, region }: Place, typed: string): boolean =>
  typed === region || typed === regionNames[country]?.[region];

import { cityKey } from '#domain/address/city-key.ts';
import { type Gazetteer, openGazetteer } from '#domain/address/gazetteer.ts';
import { isHeldOut } from './corruptions.ts';
import { cityLines, zipLines } from './place-lines.ts';
import type { Place, Sources } from './read-sources.ts';

export type Address = { readonly city: string; readonly state: string; readonly zip: string };

/** True addresses of one source, and the data that they are checked with. */
export type TrueSet = {
  readonly title: string;
  readonly addresses: readonly Address[];
  readonly gazetteer: Gazetteer;
};

/** True addresses: those held out, or those that the rules were tuned on. */
export function trueSets(sources: Sources, heldOut: boolean) {
  const whole = open(sources);
  const postal = new Map(sources.postal.map((each) => [each.zip, each]));
  const older = sources.older.filter(({ zip, state }) => postal.get(zip)?.state === state);
  const otherNames = older.filter(({ zip, city }) => cityKey(postal.get(zip)?.city ?? '') !== cityKey(city));
  const territories = sources.older.filter(({ zip }) => !postal.has(zip));
  const withoutOlder = open({ ...sources, older: territories });
  const isAbroad = ({ country }: Place) => country !== 'US';
  const withoutCities = open({ ...sources, cities: sources.cities.filter(isAbroad) });
  const cities = withNearestZip(sources.cities, whole);
  const chosen = (title: string, addresses: readonly Address[], gazetteer: Gazetteer): TrueSet => ({
    title,
    gazetteer,
    addresses: addresses
      .filter(({ zip }) => isHeldOut(zip) === heldOut)
      .map(({ city, state, zip }) => ({ city, state, zip })),
  });
  return {
    postal: chosen('Postal table; the data as shipped', sources.postal, whole),
    older: chosen('Older table; the data without its names', older, withoutOlder),
    otherNames: chosen('– of these, those with another name', otherNames, withoutOlder),
    cities: chosen('GeoNames cities; the data without them', cities, withoutCities),
    outlines: chosen(
      'Census cities; the data without them',
      withNearestZip(sources.outlines, whole),
      open({ ...sources, outlines: [] }),
    ),
    nearCities: chosen('GeoNames cities; the data as shipped', cities, whole),
  };
}

const open = (sources: Sources): Gazetteer =>
  openGazetteer({ zips: zipLines(sources), cities: cityLines(sources) });

/** A city has the ZIP Code whose middle is the nearest to its own, if that is in its state. */
function withNearestZip(places: readonly Place[], gazetteer: Gazetteer): Address[] {
  return places.flatMap((place) => {
    const [zip] = place.country === 'US' ? gazetteer.nearestZips(place, 1) : [];
    return zip?.state === place.region ? [{ city: place.name, state: zip.state, zip: zip.zip }] : [];
  });
}

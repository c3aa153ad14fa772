import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { Point } from './point.ts';
import { type Town, townsOf } from './towns.ts';

/** The text of renderer/public/geo/zips.bin and cities.bin, unpacked; build/geodata says what a line holds. */
export type GazetteerFiles = { readonly zips: string; readonly cities: string };

/** A ZIP Code with its names, the postal service's own first. */
export type ZipCode = Point & {
  readonly zip: string;
  readonly state: string;
  readonly names: readonly string[];
  /** Is the point the middle of its area by the Census? GeoNames' points are kilometres off. */
  readonly isCensus: boolean;
};

/** What is known of ZIP Codes and cities, without a network. */
export type Gazetteer = {
  readonly zip: (code: string) => ZipCode | undefined;
  readonly zipsIn: (state: string) => readonly ZipCode[];
  /** The states that have ZIP Codes with these first three digits. */
  readonly statesOf: (prefix: string) => readonly string[];
  /** The cities of a state, province or nation by `cityKey`. */
  readonly towns: (country: string, region: string) => ReadonlyMap<string, Town>;
  /** The nearest ZIP Codes that have an area, nearest first. */
  readonly nearestZips: (point: Point, count: number) => readonly ZipCode[];
};

/** Reads the lines at once, and sorts a state's cities or the points only when they are asked for. */
export function openGazetteer({ zips, cities }: GazetteerFiles): Gazetteer {
  const rows = zips.split('\n').map(zipCode);
  const byZip = new Map(rows.map((row) => [row.zip, row]));
  const byState = Map.groupBy(rows, ({ state }) => state);
  const sections = new Map(`\n${cities}`.split('\n=').slice(1).map(section));
  const zipsIn = (state: string) => byState.get(state) ?? [];
  const prefixes = lazily(() => statesByPrefix(rows));
  const points = lazily(() => pointIndex(rows.filter(({ isCensus }) => isCensus)));
  const towns = byName((name) =>
    townsOf(name.startsWith('US ') ? zipsIn(name.slice(3)) : [], sections.get(name)),
  );
  return {
    zip: (code) => byZip.get(code),
    zipsIn,
    statesOf: (prefix) => [...(prefixes().get(prefix) ?? [])],
    towns: (country, region) => towns(`${country} ${region}`),
    nearestZips: (point, count) => points()(point, count),
  };
}

function zipCode(line: string): ZipCode {
  const [zip = '', state = '', latitude, longitude, source, names = ''] = line.split('\t');
  return {
    zip,
    state,
    latitude: Number(latitude),
    longitude: Number(longitude),
    isCensus: source === 'c',
    names: names.split(';'),
  };
}

/** The heading of a section, and its lines as they stand. */
function section(text: string): [string, string] {
  const end = text.indexOf('\n');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
}

function statesByPrefix(rows: readonly ZipCode[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { zip, state } of rows) {
    const prefix = zip.slice(0, 3);
    found.set(prefix, (found.get(prefix) ?? new Set()).add(state));
  }
  return found;
}

function pointIndex(rows: readonly ZipCode[]) {
  const index = new KDBush(Math.max(1, rows.length));
  for (const { latitude, longitude } of rows) index.add(longitude, latitude);
  if (rows.length > 0) index.finish();
  return ({ latitude, longitude }: Point, count: number): ZipCode[] =>
    rows.length === 0 ? [] : around(index, longitude, latitude, count).flatMap((place) => rows[place] ?? []);
}

function lazily<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function byName<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}

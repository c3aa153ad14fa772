import { cityKey } from '#domain/address/city-key.ts';
import { kilometres } from '#domain/address/kilometres.ts';
import type { Point } from '#domain/address/point.ts';
import { isTerritory, usStates } from '#domain/technician/us-states.ts';
import type { Place, Sources, ZipCity } from './read-sources.ts';

const military = new Set(['AA', 'AE', 'AP']);

/** A thousandth of a degree is 110 m at most: finer than any of the points is known. */
const degrees = (value: number) => String(Math.round(value * 1000) / 1000);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The text of zips.bin: a line for each ZIP Code in order, `62704 IL 39.78 -89.69 c Springfield;Jerome` with tabs
 * between. `c` is a point of the Census, `g` one of GeoNames. The first name is the postal service's own.
 */
export function zipLines({ postal, older, census }: Sources): string {
  const known = new Map(postal.map((each) => [each.zip, each]));
  const rows = [...postal, ...older.filter(({ zip, state }) => !known.has(zip) && isTerritory(state))];
  const others = Map.groupBy(older, ({ zip }) => zip);
  return rows
    .map((row) => zipLine(row, others.get(row.zip) ?? [], census[row.zip]))
    .sort(byText)
    .join('\n');
}

function zipLine(row: ZipCity, others: readonly ZipCity[], census: Point | undefined): string {
  const names = new Map([[cityKey(row.city), row.city]]);
  for (const { city, state } of others)
    if (state === row.state && !names.has(cityKey(city))) names.set(cityKey(city), city);
  const { latitude, longitude } = census ?? row;
  const point = [degrees(latitude), degrees(longitude), census ? 'c' : 'g'];
  return [row.zip, row.state, ...point, [...names.values()].join(';')].join('\t');
}

/**
 * The text of cities.bin: `=US IL` opens a state or region, and a line for each of its places follows,
 * `Springfield 39.8 -89.64` with tabs between.
 */
export function cityLines({ cities, outlines }: Pick<Sources, 'cities' | 'outlines'>): string {
  const states = outlines.filter(({ region }) => Object.hasOwn(usStates, region) && !military.has(region));
  const regions = Map.groupBy([...cities, ...states], ({ country, region }) => `=${country} ${region}`);
  return [...regions]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([heading, places]) => [heading, ...placeLines(places)])
    .join('\n');
}

/** Two of one name within ten kilometres are one; `London` stands before `City of London`. */
function placeLines(places: readonly Place[]): string[] {
  const kept = new Map<string, Place[]>();
  for (const place of places.toSorted((a, b) => a.name.length - b.name.length)) {
    const same = kept.get(cityKey(place.name)) ?? [];
    if (same.some((other) => kilometres(other, place) < 10)) continue;
    kept.set(cityKey(place.name), [...same, place]);
  }
  return [...kept.values()]
    .flat()
    .map(({ name, latitude, longitude }) => [name, degrees(latitude), degrees(longitude)].join('\t'))
    .sort(byText);
}

import { cityKey } from './city-key.ts';
import type { ZipCode } from './gazetteer.ts';
import { kilometres } from './kilometres.ts';
import type { Point } from './point.ts';

/** A name of cities in one state: two cities of one name are one town with points far apart. */
export type Town = {
  readonly key: string;
  readonly name: string;
  /** The ZIP Codes that bear its name. */
  readonly zips: readonly ZipCode[];
  readonly points: readonly Point[];
};

/** So near to a ZIP Code, people use the name of a city for it although the postal service has another. */
const near = 25;

/** Is a city of that name within 25 km of the point? */
export const isNear = (town: Town, point: Point): boolean =>
  town.points.some((own) => kilometres(own, point) <= near);

/** The towns that ZIP Codes and the lines of one section of cities.bin name, by their keys. */
export function townsOf(zips: readonly ZipCode[], lines = ''): Map<string, Town> {
  const towns = new Map<string, { key: string; name: string; zips: ZipCode[]; points: Point[] }>();
  const named = (name: string) => {
    const key = cityKey(name);
    const town = towns.get(key) ?? { key, name, zips: [], points: [] };
    towns.set(key, town);
    return town;
  };
  // The postal service's writing of a name stands, and the point of a city before those of its ZIP Codes.
  for (const zip of zips) for (const name of zip.names) named(name).zips.push(zip);
  for (const { name, ...point } of lines.split('\n').flatMap(place)) named(name).points.push(point);
  for (const town of towns.values()) town.points.push(...town.zips);
  return towns;
}

function place(line: string): (Point & { readonly name: string })[] {
  const [name, latitude, longitude] = line.split('\t');
  return name ? [{ name, latitude: Number(latitude), longitude: Number(longitude) }] : [];
}

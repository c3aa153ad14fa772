import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area, Feature, Features, Position } from './topojson.ts';

/** The number of the Census for each state and territory that has an outline. */
export const stateCodes: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA ' +
    '26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX ' +
    '49UT 50VT 51VA 53WA 54WV 55WI 56WY 60AS 66GU 69MP 72PR 78VI'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), entry.slice(2)]),
);

const layerByDigits: Readonly<Record<number, 'states' | 'counties' | 'places'>> = {
  2: 'states',
  5: 'counties',
  7: 'places',
};

/** States, counties and cities of TIGER 2016, by their numbers, which begin with the state's. */
export function readCensus(modules: string): Record<'states' | 'counties' | 'places', Features> {
  const layers: Record<string, Feature[]> = { states: [], counties: [], places: [] };
  const folder = join(modules, 'boundaries/files');
  for (const file of readdirSync(folder).sort()) {
    const id = /^USA-(\d+)\.json$/.exec(file)?.[1];
    const layer = id && layerByDigits[id.length];
    if (!layer) continue;
    const { area } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { area: Area };
    layers[layer]?.push({
      type: 'Feature',
      id,
      properties: {},
      geometry: id.startsWith('02') ? unwrapped(area) : area,
    });
  }
  const collection = (name: string): Features => ({
    type: 'FeatureCollection',
    features: layers[name] ?? [],
  });
  return { states: collection('states'), counties: collection('counties'), places: collection('places') };
}

/** Alaska in one piece: what lies beyond the date line continues west of 180° W. */
export function unwrapped(area: Area): Area {
  const west = ([longitude = 0, latitude = 0]: Position): Position => [
    longitude > 0 ? longitude - 360 : longitude,
    latitude,
  ];
  return area.type === 'Polygon'
    ? { type: area.type, coordinates: area.coordinates.map((ring) => ring.map(west)) }
    : { type: area.type, coordinates: area.coordinates.map((rings) => rings.map((ring) => ring.map(west))) };
}

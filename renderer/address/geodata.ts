import { type Gazetteer, openGazetteer } from '#domain/address/gazetteer.ts';
import type { Point, Regions } from '#domain/address/point.ts';
import { openRegions } from '#domain/address/regions.ts';
import { kept, readGeoFile } from '../map/geo-file.ts';
import { loadStateShapes } from '../map/load-outlines.ts';

/** All that the address check asks: ZIP Codes, cities, and the outlines of the states. */
export type Geodata = { readonly gazetteer: Gazetteer; readonly regions: Regions };

/** Loads the files that came with the app, once. Rejects where they can't be read, and tries again the next time. */
export const loadGeodata = kept(async (): Promise<Geodata> => {
  const [zips, cities, shapes] = await Promise.all([text('zips'), text('cities'), loadStateShapes()]);
  const gazetteer = openGazetteer({ zips, cities });
  // What is made at the first question, the first click should find made.
  requestIdleCallback(() => void gazetteer.nearestZips(middle, 1));
  return { gazetteer, regions: openRegions(shapes.states ?? []) };
});

/** Of the country; any place would do. */
const middle: Point = { latitude: 39.8, longitude: -98.6 };

const text = async (name: string) => new TextDecoder().decode(await readGeoFile(name));

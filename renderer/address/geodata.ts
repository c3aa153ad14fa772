import { type Gazetteer, openGazetteer } from '#domain/address/gazetteer.ts';
import type { Regions } from '#domain/address/point.ts';
import { openRegions } from '#domain/address/regions.ts';
import { readGeoFile } from '../map/geo-file.ts';
import { loadStateShapes } from '../map/load-outlines.ts';

/** All that the address check asks: ZIP Codes, cities, and the outlines of the states. */
export type Geodata = { readonly gazetteer: Gazetteer; readonly regions: Regions };

let loading: Promise<Geodata> | null = null;

/** Loads the files that came with the app, once. Rejects where they can't be read, and tries again the next time. */
export function loadGeodata(): Promise<Geodata> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Geodata> {
  const [zips, cities, shapes] = await Promise.all([text('zips'), text('cities'), loadStateShapes()]);
  return { gazetteer: openGazetteer({ zips, cities }), regions: openRegions(shapes.states ?? []) };
}

const text = async (name: string) => new TextDecoder().decode(await readGeoFile(name));

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { polygonsOf } from './gridded.ts';
import {
  type Feature,
  type Features,
  layerOf,
  type Position,
  readTopology,
  type Topojson,
} from './topojson.ts';

type Codes = { readonly whereNumeric: (number: string) => { readonly alpha2: string } | undefined };

/** The countries of the world by their two letters, without Antarctica; what has no letters stays without. */
export function readCountries(topojson: Topojson, modules: string): Features {
  const codes = createRequire(join(modules, 'countries.js'))('iso-3166-1') as Codes;
  const topology = readTopology(join(modules, 'world-atlas/countries-50m.json'));
  const { features } = topojson.feature(topology, layerOf(topology, 'countries')) as Features;
  const lettered = features.map((country): Feature => {
    const polygons = polygonsOf(country.geometry).map((rings) => rings.map(inOnePiece));
    const geometry = { type: 'MultiPolygon', coordinates: polygons } as const;
    return { ...country, id: codes.whereNumeric(country.id ?? '')?.alpha2, geometry };
  });
  return { type: 'FeatureCollection', features: lettered.filter(({ id }) => id !== 'AQ') };
}

/** An edge that crosses the date line continues east of 180° E. */
function inOnePiece(ring: readonly Position[]): Position[] {
  const crosses = ring.some(([x = 0], index) => Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180);
  return ring.map(([x = 0, y = 0]) => [crosses && x < 0 ? x + 360 : x, y]);
}

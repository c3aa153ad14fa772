import { createRequire } from 'node:module';
import { join } from 'node:path';
import { stateCodes, unwrapped } from './census.ts';
import { polygonsOf } from './gridded.ts';
import {
  type Area,
  type Feature,
  type Features,
  layerOf,
  type Position,
  readTopology,
  type Topojson,
} from './topojson.ts';

type Polygons = readonly (readonly Position[][])[];
type Clipping = {
  readonly intersection: (...areas: readonly Polygons[]) => Position[][][];
  readonly union: (...areas: readonly Polygons[]) => Position[][][];
};

/** Their shores on the Great Lakes; Natural Earth's land has no lakes, so these come from the Census. */
const lakeStates = ['IL', 'IN', 'MI', 'MN', 'NY', 'OH', 'PA', 'WI'];

/** In New York only the west lies at the lakes; the sea is better in Natural Earth's land. */
const eastOfTheLakes: Polygons = [[box(-76, 40, -71, 45.2)]];

/** What of each state is land; the Census draws states out into the sea. */
export function landOf(topojson: Topojson, states: Features, earth: Features, modules: string): Features {
  const clipping = createRequire(join(modules, 'land.js'))('polygon-clipping') as Clipping;
  const everywhere = earth.features.flatMap(({ geometry }) => polygonsOf(geometry));
  const shores = readLayer(topojson, join(modules, 'us-atlas/counties-10m.json'), 'states');
  const features = states.features.map((state): Feature => {
    const own = polygonsOf(state.geometry);
    const near = everywhere.flatMap((polygon) => polygonsOf(inAlaska(state, polygon))).filter(touches(own));
    const land = clipping.intersection(own, near);
    const shore = polygonsOf(shores.features.find(({ id }) => id === state.id)?.geometry ?? null);
    const dry = isAtLakes(state) ? clipping.intersection(land, clipping.union(shore, eastOfTheLakes)) : land;
    return { ...state, geometry: { type: 'MultiPolygon', coordinates: dry } };
  });
  return { type: 'FeatureCollection', features };
}

/** The land of the earth, with its lakes. */
export const readEarth = (topojson: Topojson, modules: string): Features =>
  readLayer(topojson, join(modules, 'world-atlas/land-10m.json'), 'land');

const isAtLakes = ({ id }: Feature): boolean => lakeStates.includes(stateCodes[id ?? ''] ?? '');

function readLayer(topojson: Topojson, file: string, layer: string): Features {
  const topology = readTopology(file);
  const found = topojson.feature(topology, layerOf(topology, layer));
  return 'features' in found ? found : { type: 'FeatureCollection', features: [found] };
}

/** Beyond the date line the islands of Alaska lie under another longitude than the state's outline. */
function inAlaska(state: Feature, coordinates: readonly Position[][]): Area {
  const area: Area = { type: 'Polygon', coordinates };
  const isEast = (coordinates[0] ?? []).every(([longitude = 0]) => longitude > 170);
  return state.id === '02' && isEast ? unwrapped(area) : area;
}

function touches(own: Polygons): (polygon: readonly Position[][]) => boolean {
  const [west, south, east, north] = boundsOf(own.flat(2));
  return (polygon) => {
    const [left, bottom, right, top] = boundsOf(polygon.flat());
    return left < east && right > west && bottom < north && top > south;
  };
}

function boundsOf(points: readonly Position[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

function box(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The arcs of a closed line, by index; `~index` runs backwards. */
export type Ring = readonly number[];

/** GeoJSON, as far as outlines need it. */
export type Area =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Position[][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Position[][])[] };
export type Position = readonly number[];
export type Feature = {
  readonly type: 'Feature';
  readonly id?: string | undefined;
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: Area | null;
};
export type Features = { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] };

type Geometry = { readonly id?: string; readonly properties?: Readonly<Record<string, string>> } & (
  | { readonly type: 'Polygon'; readonly arcs: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly arcs: readonly (readonly Ring[])[] }
  | { readonly type: null; readonly arcs?: undefined }
);
type Layer = { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] };
export type Topology = {
  readonly objects: Readonly<Record<string, Layer>>;
  readonly arcs: readonly (readonly Position[])[];
};

/** What we use of topojson-server, -simplify and -client. They are no dependencies of the app. */
export type Topojson = {
  readonly topology: (layers: Readonly<Record<string, Features>>) => Topology;
  readonly presimplify: (topology: Topology) => Topology;
  /** Leaves points out whose triangle is under `weight` square degrees. */
  readonly simplify: (topology: Topology, weight: number) => Topology;
  readonly feature: (topology: Topology, layer: Layer) => Features | Feature;
};

/** Loads topojson from the folder where this folder's package.json was installed. */
export function loadTopojson(modules: string): Topojson {
  const load = createRequire(join(modules, 'outlines.js'));
  return { ...load('topojson-server'), ...load('topojson-simplify'), ...load('topojson-client') };
}

export const readTopology = (file: string): Topology => JSON.parse(readFileSync(file, 'utf8')) as Topology;

/** The layer of that name. */
export function layerOf(topology: Topology, name: string): Layer {
  const layer = topology.objects[name];
  if (!layer) throw new Error(`The topology has no layer ${name}.`);
  return layer;
}

/** Polygons of a geometry, each a list of rings. */
function polygonsOf(geometry: Geometry): readonly (readonly Ring[])[] {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
}

/** A shape by the arcs of its topology. */
export type ArcShape = { readonly id: string; readonly polygons: readonly (readonly Ring[])[] };

/** The areas of a layer. */
export function shapesOf(topology: Topology, name: string): ArcShape[] {
  return layerOf(topology, name).geometries.map((geometry) => ({
    id: geometry.id ?? '',
    polygons: polygonsOf(geometry),
  }));
}

/** The lines between the areas of a layer, each once. */
export function linesWithin(topology: Topology, name: string): ArcShape[] {
  return lines([...usesOf(topology, name)].filter(([, count]) => count > 1).map(([arc]) => arc));
}

/** The lines of a layer that are no lines of the other. */
export function linesBeside(topology: Topology, name: string, other: string): ArcShape[] {
  const others = new Set(arcsOf(topology, other));
  return lines([...new Set(arcsOf(topology, name))].filter((arc) => !others.has(arc)));
}

/** How many areas of the layer have each arc. */
export function usesOf(topology: Topology, name: string): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const arc of arcsOf(topology, name)) uses.set(arc, (uses.get(arc) ?? 0) + 1);
  return uses;
}

const arcsOf = (topology: Topology, name: string): number[] =>
  layerOf(topology, name)
    .geometries.flatMap((geometry) => polygonsOf(geometry).flat(2))
    .map((reference) => (reference < 0 ? ~reference : reference));

export const lines = (arcs: readonly number[]): ArcShape[] => [
  { id: '', polygons: [...arcs].sort((a, b) => a - b).map((arc) => [[arc]]) },
];

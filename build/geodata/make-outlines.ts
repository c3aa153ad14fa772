import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readCensus, stateCodes } from './census.ts';
import { readCountries } from './countries.ts';
import { encodeOutlines } from './encode-outlines.ts';
import { frontierOf } from './frontier.ts';
import { gridded } from './gridded.ts';
import { landOf, readEarth } from './land.ts';
import { geoFolder } from './sources.ts';
import {
  type ArcShape,
  type Features,
  layerOf,
  lines,
  linesBeside,
  linesWithin,
  loadTopojson,
  shapesOf,
  type Topojson,
  type Topology,
} from './topojson.ts';

/** Eleven metres; finer than what is left after simplifying. */
const unitsPerDegree = 10_000;

/** A hundred metres, for the coarse outlines of countries. */
const worldUnitsPerDegree = 1_000;

/** Square degrees, about 0.03 km²; from 1e-5 on small towns lose their form. */
const leastTriangle = 3e-6;

type Layers = Readonly<Record<string, Features>>;

/** Writes every file of outlines from the packages under `modules`; the same bytes on each run. */
function makeOutlines(modules: string): void {
  const topojson = loadTopojson(modules);
  const { states, counties, places } = simplified(topojson, readCensus(modules));
  const earth = readEarth(topojson, modules);
  writeStates(topojson, coded(states), coded(landOf(topojson, states, earth, modules)), earth);
  for (const [number, code] of Object.entries(stateCodes))
    writeInside(topojson, code, within(counties, number), within(places, number));
  const countries = gridded(readCountries(topojson, modules), worldUnitsPerDegree);
  const world = topojson.topology({ countries });
  write('world', worldUnitsPerDegree, world.arcs, { countries: shapesOf(world, 'countries') });
}

/** All layers are simplified as one, so that the border of two areas stays one line. */
function simplified<Given extends Layers>(topojson: Topojson, layers: Given): Given {
  const simple = topojson.simplify(topojson.presimplify(topojson.topology(layers)), leastTriangle);
  const entries = Object.keys(layers).map((name) => [name, topojson.feature(simple, layerOf(simple, name))]);
  return Object.fromEntries(entries);
}

const within = ({ features }: Features, state: string): Features => ({
  type: 'FeatureCollection',
  features: features.filter(({ id }) => id?.startsWith(state)),
});

const coded = ({ features }: Features): Features => ({
  type: 'FeatureCollection',
  features: features.map((feature) => ({ ...feature, id: stateCodes[feature.id ?? ''] })),
});

/** The states with their waters, their land, the lines between them, those to other countries, and the shores. */
function writeStates(topojson: Topojson, states: Features, land: Features, earth: Features): void {
  const dry = gridded(land, unitsPerDegree);
  const topology = topojson.topology({ states: gridded(states, unitsPerDegree), land: dry });
  const frontier = frontierOf(topology, dry, earth, unitsPerDegree);
  write('us', unitsPerDegree, [...topology.arcs, ...frontier], {
    states: shapesOf(topology, 'states'),
    land: shapesOf(topology, 'land'),
    borders: linesWithin(topology, 'states'),
    frontier: lines(frontier.map((_, index) => topology.arcs.length + index)),
    shores: linesBeside(topology, 'land', 'states'),
  });
}

/** Of counties only the lines between them are drawn; of cities nobody needs the number. */
function writeInside(topojson: Topojson, code: string, counties: Features, places: Features): void {
  const topology = topojson.topology({
    counties: gridded(counties, unitsPerDegree),
    places: gridded(places, unitsPerDegree),
  });
  write(`us-${code.toLowerCase()}`, unitsPerDegree, topology.arcs, {
    counties: linesWithin(topology, 'counties'),
    places: shapesOf(topology, 'places').map(({ polygons }) => ({ id: '', polygons })),
  });
}

function write(
  name: string,
  units: number,
  arcs: Topology['arcs'],
  layers: Readonly<Record<string, readonly ArcShape[]>>,
): void {
  const bytes = encodeOutlines(units, arcs, layers);
  const packed = deflateRawSync(bytes, { level: 9 });
  writeFileSync(join(geoFolder, `outlines-${name}.bin`), packed);
  console.log(`outlines-${name}.bin: ${packed.length} bytes of ${bytes.length}`);
}

makeOutlines(process.argv[2] ?? join(import.meta.dirname, 'sources/node_modules'));

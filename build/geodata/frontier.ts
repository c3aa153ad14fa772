import whichPolygon from 'which-polygon';
import { type Features, type Position, type Topology, usesOf } from './topojson.ts';

type Line = readonly Position[];
type IsThere = (point: Position) => boolean;

/** Degrees, about two kilometres: enough to step over a river at the border. */
const aside = 0.02;

/** Where states end on land at another country, as lines of the topology's units; elsewhere they end in water. */
export function frontierOf(
  topology: Topology,
  land: Features,
  earth: Features,
  unitsPerDegree: number,
): Line[] {
  const isOurs = inside(land, 1);
  const isLand = inside(earth, unitsPerDegree);
  const isFrontier = (from: Position, to: Position) => {
    const [left, right] = sidesOf(from, to, aside * unitsPerDegree);
    return (isOurs(left) && isLand(right)) || (isOurs(right) && isLand(left));
  };
  return outerArcs(topology).flatMap((arc) => runs(arc, isFrontier));
}

function inside({ features }: Features, unitsPerDegree: number): IsThere {
  const find = whichPolygon({
    type: 'FeatureCollection',
    features: features.map(({ geometry }) => ({
      type: 'Feature',
      properties: {},
      geometry: geometry as GeoJSON.Geometry,
    })),
  });
  return ([x = 0, y = 0]) => find([x / unitsPerDegree, y / unitsPerDegree]) !== null;
}

/** A point to either side of the middle of a step. */
function sidesOf([fromX = 0, fromY = 0]: Position, [toX = 0, toY = 0]: Position, far: number) {
  const [x, y] = [(fromX + toX) / 2, (fromY + toY) / 2];
  const length = Math.hypot(toX - fromX, toY - fromY);
  const [east, north] = [((fromY - toY) / length) * far, ((toX - fromX) / length) * far];
  return [
    [x + east, y + north],
    [x - east, y - north],
  ] as const;
}

/** The arcs that only one state has. */
function outerArcs(topology: Topology): Line[] {
  const uses = usesOf(topology, 'states');
  return topology.arcs.filter((_, arc) => uses.get(arc) === 1);
}

/** The longest pieces of a line of which every step passes. */
function runs(line: Line, passes: (from: Position, to: Position) => boolean): Line[] {
  const found: Position[][] = [];
  let isRunning = false;
  for (const [index, to] of line.entries()) {
    const from = line[index - 1];
    const passed = from !== undefined && passes(from, to);
    if (passed && isRunning) found.at(-1)?.push(to);
    else if (passed) found.push([from, to]);
    isRunning = passed;
  }
  return found;
}

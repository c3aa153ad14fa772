import type { Area, Feature, Features, Position } from './topojson.ts';

/** Square units; smaller islands and holes are left out, except where they are all there is. */
const leastRing = 400;

/** The areas on a grid of whole units, without what is lost on it. */
export function gridded({ features }: Features, unitsPerDegree: number): Features {
  const kept = features.map((feature): Feature => {
    const polygons = polygonsOf(feature.geometry).map((rings) =>
      rings.map((ring) => onGrid(ring, unitsPerDegree)),
    );
    return { ...feature, geometry: { type: 'MultiPolygon', coordinates: worthDrawing(polygons) } };
  });
  return {
    type: 'FeatureCollection',
    features: kept.filter(({ geometry }) => geometry && geometry.coordinates.length > 0),
  };
}

export const polygonsOf = (area: Area | null): readonly (readonly Position[][])[] => {
  if (!area) return [];
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
};

function onGrid(ring: readonly Position[], unitsPerDegree: number): Position[] {
  const points = ring.map((point) => point.map((degrees) => Math.round(degrees * unitsPerDegree)));
  return points.filter((point, index) => index === 0 || !isSame(point, points[index - 1]));
}

const isSame = (a: Position, b: Position | undefined): boolean => a[0] === b?.[0] && a[1] === b?.[1];

function worthDrawing(polygons: readonly Position[][][]): Position[][][] {
  const outer = polygons.map((rings) => areaOf(rings[0] ?? []));
  const largest = Math.max(...outer);
  return polygons
    .filter((_, index) => (outer[index] ?? 0) > 0 && (outer[index] ?? 0) >= Math.min(leastRing, largest))
    .map((rings) => rings.filter((ring, index) => index === 0 || areaOf(ring) >= leastRing));
}

/** In square units, whichever way the ring runs. */
function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  ring.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

import whichPolygon from 'which-polygon';
import type { Path, Shape } from './outlines.ts';
import type { Point, Regions } from './point.ts';

const kilometre = 1;
const kilometresPerDegree = 111.32;

/** North, north-east and so on: how far a point lies to the east and to the north of the middle. */
const around = [0, 45, 90, 135, 180, 225, 270, 315].map((degrees) => ({
  east: Math.sin((degrees * Math.PI) / 180),
  north: Math.cos((degrees * Math.PI) / 180),
}));

/** Which states lie where, by the `states` layer of `outlines-us.bin`; waters off the coast count as the state's. */
export function openRegions(states: readonly Shape[]): Regions {
  const find = whichPolygon({ type: 'FeatureCollection', features: states.map(featureOf) });
  const statesAround = (point: Point) =>
    [point, ...around.map((step) => moved(point, step))].flatMap(
      ({ latitude, longitude }) => find([longitude, latitude], true) ?? [],
    );
  return {
    statesAt: (point) => {
      const beyond = { ...point, longitude: point.longitude - 360 };
      const found = [point, ...(point.longitude > 0 ? [beyond] : [])].flatMap(statesAround);
      return [...new Set(found.map(({ code }) => code))];
    },
  };
}

type Step = (typeof around)[number];

function moved({ latitude, longitude }: Point, { east, north }: Step): Point {
  const degrees = kilometre / kilometresPerDegree;
  return {
    latitude: latitude + north * degrees,
    longitude: longitude + (east * degrees) / Math.cos((latitude * Math.PI) / 180),
  };
}

const featureOf = ({ id, polygons }: Shape) => ({
  type: 'Feature' as const,
  properties: { code: id },
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: polygons.map((rings) => rings.map(positions)),
  },
});

const positions = (path: Path): number[][] =>
  Array.from({ length: path.length / 2 }, (_, index) => [...path.subarray(2 * index, 2 * index + 2)]);

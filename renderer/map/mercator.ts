import type { Shape } from '#domain/address/outlines.ts';
import type { Point } from '#domain/address/point.ts';

/** West, north, east and south on the world's square, which runs from 0 to 1 east and south. */
export type Bounds = readonly [west: number, north: number, east: number, south: number];

/** What is drawn as one: its lines with x and y by turns on the world's square, and the box around them. */
export type Area = { readonly id: string; readonly lines: readonly Float64Array[]; readonly bounds: Bounds };

export const worldX = (longitude: number): number => longitude / 360 + 0.5;

export function worldY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** The point of the earth at a point of the world's square. */
export const pointAt = (x: number, y: number): Point => ({
  latitude: (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90,
  longitude: (x - 0.5) * 360,
});

/** One area of each shape. */
export const areasOf = (shapes: readonly Shape[] = []): Area[] =>
  shapes.map(({ id, polygons }) => areaOf(id, polygons.flat()));

/** One area of each polygon, so that islands far off are drawn only where they are seen. */
export const partsOf = (shapes: readonly Shape[] = []): Area[] =>
  shapes.flatMap(({ id, polygons }) => polygons.map((lines) => areaOf(id, lines)));

function areaOf(id: string, paths: readonly Float64Array[]): Area {
  const lines = paths.map(onWorld);
  const bounds: [number, number, number, number] = [2, 2, -2, -2];
  for (const line of lines) widen(bounds, line);
  return { id, lines, bounds };
}

function onWorld(path: Float64Array): Float64Array {
  const line = new Float64Array(path.length);
  for (let index = 0; index < path.length; index += 2) {
    line[index] = worldX(path[index] as number);
    line[index + 1] = worldY(path[index + 1] as number);
  }
  return line;
}

function widen(bounds: [number, number, number, number], line: Float64Array): void {
  for (let index = 0; index < line.length; index += 2) {
    const x = line[index] as number;
    const y = line[index + 1] as number;
    if (x < bounds[0]) bounds[0] = x;
    if (y < bounds[1]) bounds[1] = y;
    if (x > bounds[2]) bounds[2] = x;
    if (y > bounds[3]) bounds[3] = y;
  }
}

export const overlaps = (a: Bounds, b: Bounds): boolean =>
  a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** Does the point lie inside, and in none of the holes? */
export function contains({ lines, bounds }: Area, { latitude, longitude }: Point): boolean {
  const [x, y] = [worldX(longitude), worldY(latitude)];
  if (x < bounds[0] || x > bounds[2] || y < bounds[1] || y > bounds[3]) return false;
  return lines.reduce((inside, line) => inside !== isAround(line, x, y), false);
}

function isAround(line: Float64Array, x: number, y: number): boolean {
  let inside = false;
  for (let index = 2; index < line.length; index += 2) {
    const [fromX, fromY] = [line[index - 2] as number, line[index - 1] as number];
    const [toX, toY] = [line[index] as number, line[index + 1] as number];
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside;
  }
  return inside;
}

/** The box to look at: the largest part and what is not tiny beside it; far islets would make the rest small. */
export function mainBounds(parts: readonly Area[]): Bounds | null {
  const sizes = parts.map(({ bounds }) => (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]));
  const largest = Math.max(...sizes);
  const main = parts.filter((_, index) => (sizes[index] ?? 0) >= largest / 200).map(({ bounds }) => bounds);
  if (main.length === 0) return null;
  return [
    Math.min(...main.map(([west]) => west)),
    Math.min(...main.map(([, north]) => north)),
    Math.max(...main.map(([, , east]) => east)),
    Math.max(...main.map(([, , , south]) => south)),
  ];
}

import { usStates } from '#domain/technician/us-states.ts';
import { type Area, pointAt } from './mercator.ts';
import type { MapPlace } from './scene.ts';

const names: Readonly<Record<string, string>> = usStates;

/** The name of each state in the middle of its largest part. */
export function stateNames(land: readonly Area[]): MapPlace[] {
  const largest = new Map<string, Area>();
  for (const part of land) if (sizeOf(part) > sizeOf(largest.get(part.id))) largest.set(part.id, part);
  return [...largest].map(([code, part]) => ({
    ...middleOf(part.lines[0] ?? new Float64Array()),
    name: names[code] ?? code,
    rank: -sizeOf(part),
  }));
}

const sizeOf = (area: Area | undefined): number =>
  area ? (area.bounds[2] - area.bounds[0]) * (area.bounds[3] - area.bounds[1]) : 0;

/** The centre of gravity of a closed line. */
function middleOf(line: Float64Array) {
  const [originX = 0, originY = 0] = line;
  let [x, y, twice] = [0, 0, 0];
  for (let index = 0; index + 3 < line.length; index += 2) {
    const [fromX, fromY] = [(line[index] ?? 0) - originX, (line[index + 1] ?? 0) - originY];
    const [toX, toY] = [(line[index + 2] ?? 0) - originX, (line[index + 3] ?? 0) - originY];
    const cross = fromX * toY - toX * fromY;
    twice += cross;
    x += (fromX + toX) * cross;
    y += (fromY + toY) * cross;
  }
  return twice === 0
    ? pointAt(originX, originY)
    : pointAt(originX + x / (3 * twice), originY + y / (3 * twice));
}

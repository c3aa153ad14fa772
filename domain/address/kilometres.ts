import type { Point } from './point.ts';

const radius = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The distance of two points over ground, in kilometres. */
export function kilometres(a: Point, b: Point): number {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const height = Math.sin((to - from) / 2) ** 2;
  const width = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * radius * Math.asin(Math.sqrt(height + Math.cos(from) * Math.cos(to) * width));
}

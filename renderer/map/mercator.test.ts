import { describe, expect, it } from 'vitest';
import { areasOf, contains, mainBounds, partsOf, pointAt, worldX, worldY } from './mercator.ts';

const square = (west: number, south: number, size: number) =>
  Float64Array.of(
    ...[west, south, west + size, south],
    ...[west + size, south + size, west, south + size, west, south],
  );

const ring = [{ id: 'ring', polygons: [[square(-100, 30, 10), square(-97, 33, 4)], [square(-80, 30, 0.1)]] }];

describe('the world as a square', () => {
  it('puts Greenwich at the equator into the middle, and finds the way back', () => {
    expect([worldX(0), worldY(0)]).toEqual([0.5, 0.5]);
    expect(worldY(60)).toBeLessThan(worldY(30));
    const there = pointAt(worldX(-96.8), worldY(32.78));
    expect(there.latitude).toBeCloseTo(32.78, 9);
    expect(there.longitude).toBeCloseTo(-96.8, 9);
  });

  it('knows what lies inside, not in holes, and also in a second part', () => {
    const [area] = areasOf(ring);
    const isInside = (latitude: number, longitude: number) => area && contains(area, { latitude, longitude });
    expect(isInside(31, -99)).toBe(true);
    expect(isInside(35, -95)).toBe(false);
    expect(isInside(30.05, -79.95)).toBe(true);
    expect(isInside(31, -85)).toBe(false);
  });

  it('looks at the main part only, where the others are tiny', () => {
    const [west, north, east, south] = mainBounds(partsOf(ring)) ?? [];
    expect([west, east]).toEqual([worldX(-100), worldX(-90)]);
    expect([north, south]).toEqual([worldY(40), worldY(30)]);
    expect(mainBounds([])).toBeNull();
  });
});

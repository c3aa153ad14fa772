import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeOutlines } from '#build/geodata/encode-outlines.ts';
import { decodeOutlines, type Path } from './outlines.ts';

const folder = new URL('../../renderer/public/geo/', import.meta.url);
const read = async (file: string) => decodeOutlines(inflateRawSync(await readFile(new URL(file, folder))));

/** Two squares side by side, which share the arc in the middle. */
const arcs = [
  [
    [10, 20],
    [10, 10],
  ],
  [
    [10, 10],
    [-1000000, 10],
    [-1000000, 20],
    [10, 20],
  ],
  [
    [10, 20],
    [20, 20],
    [20, 10],
    [10, 10],
  ],
];
const layers = {
  areas: [
    { id: 'west', polygons: [[[0, 1]]] },
    { id: 'east', polygons: [[[2, ~0]]] },
  ],
  lines: [{ id: '', polygons: [[[0]]] }],
};

const isClosed = (path: Path) => path[0] === path.at(-2) && path[1] === path.at(-1);

describe('decodeOutlines', () => {
  it('reads what the encoder wrote, with arcs joined in both directions', () => {
    const read = decodeOutlines(encodeOutlines(10, arcs, layers));
    expect(read.areas?.map(({ id }) => id)).toEqual(['west', 'east']);
    expect([...(read.areas?.[0]?.polygons[0]?.[0] ?? [])]).toEqual([
      1, 2, 1, 1, -100000, 1, -100000, 2, 1, 2,
    ]);
    expect([...(read.areas?.[1]?.polygons[0]?.[0] ?? [])]).toEqual([1, 2, 2, 2, 2, 1, 1, 1, 1, 2]);
    expect([...(read.lines?.[0]?.polygons[0]?.[0] ?? [])]).toEqual([1, 2, 1, 1]);
  });

  it('refuses other bytes, and outlines that end too soon', () => {
    const bytes = encodeOutlines(10, arcs, layers);
    expect(() => decodeOutlines(Uint8Array.of(1, 2, 3, 4))).toThrow(RangeError);
    expect(() => decodeOutlines(bytes.subarray(0, bytes.length - 1))).toThrow(RangeError);
  });

  it('reads the committed states: closed, within the United States, with land in each', async () => {
    const { states = [], land = [], borders = [], frontier = [] } = await read('outlines-us.bin');
    expect(states).toHaveLength(56);
    expect(land.map(({ id }) => id)).toEqual(states.map(({ id }) => id));
    expect(borders[0]?.polygons.length).toBeGreaterThan(100);
    expect(frontier[0]?.polygons.length).toBeGreaterThan(10);
    const paths = [...states, ...land].flatMap(({ polygons }) => polygons.flat());
    expect(paths.every(isClosed)).toBe(true);
    const latitudes = paths.flatMap((path) => [...path].filter((_, index) => index % 2 === 1));
    expect(latitudes.every((latitude) => latitude > -15 && latitude < 72)).toBe(true);
  });

  it('reads the committed cities of a state and the countries', async () => {
    const { counties = [], places = [] } = await read('outlines-us-tx.bin');
    expect(places.length).toBeGreaterThan(1700);
    expect(counties[0]?.polygons.length).toBeGreaterThan(254);
    const { countries = [] } = await read('outlines-world.bin');
    expect(countries.map(({ id }) => id)).toEqual(expect.arrayContaining(['CA', 'GB', 'AU', 'US', 'DE']));
  });
});

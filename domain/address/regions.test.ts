import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeOutlines } from './outlines.ts';
import { openRegions } from './regions.ts';

const file = new URL('../../renderer/public/geo/outlines-us.bin', import.meta.url);
const outlines = decodeOutlines(inflateRawSync(await readFile(file)));
const regions = openRegions(outlines.states ?? []);

const at = (latitude: number, longitude: number) => [...regions.statesAt({ latitude, longitude })].sort();

describe('statesAt', () => {
  it.each([
    ['Dallas', 32.78, -96.8, ['TX']],
    ['Kansas City, Missouri', 39.1, -94.578, ['MO']],
    ['Kansas City, Kansas, west of the river', 39.115, -94.66, ['KS']],
    ['State Line Road, Kansas City', 39.03, -94.6075, ['KS', 'MO']],
    ['Texarkana on the line', 33.4251, -94.0431, ['AR', 'TX']],
    ['Four Corners', 36.999, -109.0452, ['AZ', 'CO', 'NM', 'UT']],
    ['Sault Ste. Marie on the upper peninsula', 46.4953, -84.3453, ['MI']],
    ['Mackinaw City on the lower peninsula', 45.777, -84.727, ['MI']],
    ['Marinette, across the river from Menominee', 45.1, -87.63, ['MI', 'WI']],
    ['Washington', 38.9, -77.03, ['DC']],
    ['Friendship Heights on the line', 38.961, -77.086, ['DC', 'MD']],
    ['Honolulu', 21.31, -157.86, ['HI']],
    ['Anchorage', 61.22, -149.9, ['AK']],
    ['Adak', 51.88, -176.65, ['AK']],
    ['Shemya, beyond the date line', 52.72, 174.11, ['AK']],
    ['San Juan', 18.44, -66.07, ['PR']],
    ['Charlotte Amalie', 18.34, -64.93, ['VI']],
    ['Hagåtña', 13.47, 144.75, ['GU']],
    ['Saipan', 15.19, 145.75, ['MP']],
    ['Pago Pago', -14.28, -170.7, ['AS']],
    ['Block Island', 41.17, -71.57, ['RI']],
  ])('%s', (_, latitude, longitude, codes) => {
    expect(at(latitude, longitude)).toEqual(codes);
  });

  it.each([
    ['the Atlantic', 35, -60],
    ['the Gulf of Mexico', 25.5, -90],
    ['Toronto', 43.65, -79.38],
    ['Tijuana', 32.45, -117.0],
    ['Berlin', 52.52, 13.4],
    ['the South Pole', -90, 0],
  ])('no state: %s', (_, latitude, longitude) => {
    expect(at(latitude, longitude)).toEqual([]);
  });

  it('takes both sides within a kilometre of a border, and one side three kilometres off', () => {
    expect(at(39.03, -94.6)).toEqual(['KS', 'MO']);
    expect(at(39.03, -94.57)).toEqual(['MO']);
  });
});

import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { openGazetteer } from '#domain/address/gazetteer.ts';

const text = (name: string): string =>
  inflateRawSync(readFileSync(new URL(`../../renderer/public/geo/${name}.bin`, import.meta.url))).toString();

/** The gazetteer of the files that the app ships. */
export const shippedGazetteer = openGazetteer({ zips: text('zips'), cities: text('cities') });

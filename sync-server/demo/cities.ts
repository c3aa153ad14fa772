import { CITIES_CENTRAL } from './cities-central.ts';
import { CITIES_EAST } from './cities-east.ts';
import { CITIES_WEST } from './cities-west.ts';

export interface City {
  readonly name: string;
  /** Two-letter USPS code. */
  readonly state: string;
  readonly zips: readonly string[];
  readonly areaCodes: readonly string[];
  readonly zoneId: string;
}

export interface Region {
  readonly zoneId: string;
  readonly name: string;
  readonly cities: readonly City[];
}

function parseCity(line: string, zoneId: string): City {
  const [name = '', state = '', zips = '', areaCodes = ''] = line.split('|');
  return { name, state, zips: zips.split(' '), areaCodes: areaCodes.split(' '), zoneId };
}

function parseRegion(block: string): Region {
  const [heading = '', ...lines] = block.trim().split('\n');
  const [suffix = '', name = ''] = heading.split(', ');
  const zoneId = `zone-${suffix}`;
  return { zoneId, name, cities: lines.map((line) => parseCity(line, zoneId)) };
}

/** The company's service regions with their cities; each region is one zone. */
export const REGIONS: readonly Region[] = [CITIES_CENTRAL, CITIES_WEST, CITIES_EAST].flatMap((table) =>
  table.split('\n# ').slice(1).map(parseRegion),
);

export const CITIES: readonly City[] = REGIONS.flatMap((region) => region.cities);

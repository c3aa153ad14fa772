import { describe, expect, it } from 'vitest';
import { openGazetteer } from '#domain/address/gazetteer.ts';
import { cityLines, zipLines } from './place-lines.ts';
import { middleOf, readCities, readPostal, type Sources } from './read-sources.ts';

const postal = readPostal(
  [
    'US\t62701\tSpringfield\tIllinois\tIL\tSangamon\t167\t\t\t39.8\t-89.6495\t4',
    'US\t62684\tSherman\tIllinois\tIL\tSangamon\t167\t\t\t39.8889\t-89.6123\t4',
    'US\t96860\tFPO AA\t\t\t\t\t\t\t21.3448\t-157.9774\t4',
    '',
  ].join('\n'),
);

const older = [
  { zip: '62701', city: 'Capitol', state: 'IL', latitude: 1, longitude: 1 },
  { zip: '62684', city: 'SHERMAN', state: 'IL', latitude: 1, longitude: 1 },
  { zip: '62684', city: 'Saint Louis', state: 'MO', latitude: 1, longitude: 1 },
  { zip: '62799', city: 'Gone', state: 'IL', latitude: 1, longitude: 1 },
  { zip: '00901', city: 'San Juan', state: 'PR', latitude: 18.4663, longitude: -66.1057 },
];

const cities = readCities(
  [
    { name: 'City of London', lat: '51.513', lng: '-0.092', country: 'GB', admin1: 'ENG' },
    { name: 'London', lat: '51.50853', lng: '-0.12574', country: 'GB', admin1: 'ENG' },
    { name: 'London', lat: '42.98339', lng: '-81.23304', country: 'CA', admin1: '08' },
    { name: 'Agat Village', lat: '13.389', lng: '144.659', country: 'GU', admin1: 'AG' },
    { name: 'Paris', lat: '48.85', lng: '2.35', country: 'FR', admin1: '11' },
  ],
  [{ code: 'CA.08', name: 'Ontario' }],
);

const outlines = [
  { name: 'Springfield', country: 'US', region: 'IL', latitude: 39.79, longitude: -89.65 },
  { name: 'Springfield', country: 'US', region: 'IL', latitude: 39.8, longitude: -89.66 },
  { name: 'Springfield', country: 'US', region: 'IL', latitude: 41, longitude: -88 },
];

const sources: Sources = {
  postal,
  older,
  census: { '62701': { latitude: 39.79999, longitude: -89.6402 } },
  cities,
  outlines,
};

const reversed: Sources = {
  ...sources,
  postal: postal.toReversed(),
  older: older.toReversed(),
  cities: cities.toReversed(),
};

describe('zipLines', () => {
  it('has each ZIP Code once, the territories, all names of its state, and the Census’ point where there is one', () => {
    expect(zipLines(sources).split('\n')).toEqual([
      '00901\tPR\t18.466\t-66.106\tg\tSan Juan',
      '62684\tIL\t39.889\t-89.612\tg\tSherman',
      '62701\tIL\t39.8\t-89.64\tc\tSpringfield;Capitol',
    ]);
  });

  it('is the same in whatever order the sources come', () => {
    expect(zipLines(reversed)).toBe(zipLines(sources));
  });
});

describe('cityLines', () => {
  it('has a section for each region, with a city once where two sources have it', () => {
    expect(cityLines(sources).split('\n')).toEqual([
      '=CA ON',
      'London\t42.983\t-81.233',
      '=GB ENG',
      'London\t51.509\t-0.126',
      '=US GU',
      'Agat\t13.389\t144.659',
      '=US IL',
      'Springfield\t39.79\t-89.65',
      'Springfield\t41\t-88',
    ]);
  });

  it('is the same in whatever order the sources come', () => {
    expect(cityLines(reversed)).toBe(cityLines(sources));
  });
});

it('is read back by the gazetteer', () => {
  const gazetteer = openGazetteer({ zips: zipLines(sources), cities: cityLines(sources) });
  expect(gazetteer.zip('62701')?.names).toEqual(['Springfield', 'Capitol']);
  expect(gazetteer.towns('US', 'IL').get('springfield')?.points).toHaveLength(3);
  expect(gazetteer.towns('CA', 'ON').get('london')?.name).toBe('London');
});

it('puts a city of several parts in the middle of the largest', () => {
  const square = (west: number, south: number, size: number) => [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south],
    ],
  ];
  expect(middleOf([square(0, 0, 1), square(10, 20, 4)])).toEqual({ latitude: 22, longitude: 12 });
});

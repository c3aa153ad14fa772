import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type GeocoderServer = {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** What was asked, oldest first. */
  readonly asked: { readonly url: URL; readonly userAgent: string }[];
  /** How the next requests are answered. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
  readonly stop: () => Promise<void>;
};

/** A real HTTP server that stands for somebody's geocoder. */
export async function startGeocoderServer(): Promise<GeocoderServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${started.host}`);
    started.asked.push({ url, userAgent: String(request.headers['user-agent']) });
    started.answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const started: GeocoderServer = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    answer: (_request, response) => response.end('[]'),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return started;
}

/** Answers with that JSON from now on. */
export const answering = (value: unknown): GeocoderServer['answer'] => {
  const text = JSON.stringify(value);
  return (_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(text);
};

/** As Nominatim answers a structured search in jsonv2 with addressdetails. */
export const nominatimAnswer = [
  {
    place_id: 312,
    licence: 'Data © OpenStreetMap contributors, ODbL 1.0.',
    lat: '39.7990175',
    lon: '-89.6439575',
    category: 'building',
    type: 'house',
    place_rank: 30,
    addresstype: 'building',
    display_name: '413, South 8th Street, Springfield, Sangamon County, Illinois, 62701, United States',
    address: {
      house_number: '413',
      road: 'South 8th Street',
      city: 'Springfield',
      county: 'Sangamon County',
      state: 'Illinois',
      'ISO3166-2-lvl4': 'US-IL',
      postcode: '62701',
      country: 'United States',
      country_code: 'us',
    },
    boundingbox: ['39.79', '39.80', '-89.65', '-89.64'],
  },
];

/** As Photon answers. */
export const photonAnswer = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [-89.6439575, 39.7990175] },
      properties: {
        osm_type: 'W',
        osm_key: 'building',
        type: 'house',
        housenumber: '413',
        street: 'South 8th Street',
        city: 'Springfield',
        state: 'Illinois',
        postcode: '62701',
        country: 'United States',
        countrycode: 'US',
      },
    },
  ],
};

/** As the geocoder of the US Census answers. */
export const censusAnswer = {
  result: {
    input: { address: { street: '413 S 8th St', city: 'Springfield', state: 'IL', zip: '62701' } },
    addressMatches: [
      {
        tigerLine: { side: 'L', tigerLineId: '111' },
        coordinates: { x: -89.64399, y: 39.79905 },
        addressComponents: {
          zip: '62701',
          streetName: '8TH',
          preDirection: 'S',
          city: 'SPRINGFIELD',
          state: 'IL',
          fromAddress: '401',
          toAddress: '499',
        },
        matchedAddress: '413 S 8TH ST, SPRINGFIELD, IL, 62701',
      },
    ],
  },
};

import { z } from 'zod';
import type { Geocoded, GeocodeRequest } from '#domain/address/geocode-api.ts';
import type { GeocoderService } from '#domain/company/company.ts';
import { stateCode } from '#domain/technician/us-states.ts';

/** How one kind of geocoder is asked and understood. */
type Service = {
  /** Below the company's base URL. */
  readonly ask: (asked: GeocodeRequest) => { readonly path: string; readonly query: Query };
  /** Null where the answer is not in the service's format. */
  readonly read: (answer: unknown) => readonly Geocoded[] | null;
};
type Query = Readonly<Record<string, string | null | undefined>>;

const most = 5;

/** https://nominatim.org/release-docs/latest/api/Search/ (structured query, jsonv2). */
const nominatim: Service = {
  ask: ({ street, city, state, zip, country }) => ({
    path: '/search',
    query: {
      street,
      city,
      state,
      postalcode: zip,
      countrycodes: country.toLowerCase(),
      format: 'jsonv2',
      addressdetails: '1',
      limit: String(most),
    },
  }),
  read: (answer) => parsed(z.array(nominatimPlace), answer)?.map(fromNominatim) ?? null,
};

const nominatimPlace = z.object({
  lat: z.coerce.number(),
  lon: z.coerce.number(),
  display_name: z.string(),
  address: z.record(z.string(), z.unknown()).default({}),
});

function fromNominatim({ lat, lon, display_name, address }: z.output<typeof nominatimPlace>): Geocoded {
  const country = textOf(address.country_code)?.toUpperCase() ?? null;
  return {
    latitude: lat,
    longitude: lon,
    text: display_name,
    precision: address.house_number ? 'house' : address.road ? 'street' : 'area',
    state: stateIn(country, textOf(address['ISO3166-2-lvl4'])?.split('-')[1] ?? textOf(address.state)),
    zip: textOf(address.postcode),
    country,
  };
}

/** https://github.com/komoot/photon (GeoJSON). */
const photon: Service = {
  ask: ({ street, city, state, zip, country }) => ({
    path: '/api',
    query: {
      q: [street, city, [state, zip].filter(Boolean).join(' '), country].filter(Boolean).join(', '),
      limit: String(most),
      lang: 'en',
    },
  }),
  read: (answer) => parsed(photonAnswer, answer)?.features.map(fromPhoton) ?? null,
};

const photonFeature = z.object({
  geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) }),
  properties: z.record(z.string(), z.unknown()),
});
const photonAnswer = z.object({ features: z.array(photonFeature) });

function fromPhoton({ geometry, properties }: z.output<typeof photonFeature>): Geocoded {
  const [longitude, latitude] = geometry.coordinates;
  const { housenumber, street, name, city, state, postcode, countrycode } = properties;
  const country = textOf(countrycode)?.toUpperCase() ?? null;
  const line = [textOf(housenumber), textOf(street) ?? textOf(name)].filter(Boolean).join(' ');
  return {
    latitude,
    longitude,
    text: [line, textOf(city), textOf(state), textOf(postcode)].filter(Boolean).join(', '),
    precision: housenumber ? 'house' : street || properties.type === 'street' ? 'street' : 'area',
    state: stateIn(country, textOf(state)),
    zip: textOf(postcode),
    country,
  };
}

/** https://geocoding.geo.census.gov/geocoder/Geocoding_Services_API.html; places lie on a street's range of numbers. */
const census: Service = {
  ask: ({ street, city, state, zip }) => ({
    path: '/geocoder/locations/address',
    query: { street, city, state, zip, benchmark: 'Public_AR_Current', format: 'json' },
  }),
  read: (answer) =>
    parsed(censusAnswer, answer)?.result.addressMatches.slice(0, most).map(fromCensus) ?? null,
};

const censusMatch = z.object({
  matchedAddress: z.string(),
  coordinates: z.object({ x: z.number(), y: z.number() }),
  addressComponents: z.object({ state: z.string(), zip: z.string() }).partial(),
});
const censusAnswer = z.object({ result: z.object({ addressMatches: z.array(censusMatch) }) });

function fromCensus({
  matchedAddress,
  coordinates,
  addressComponents,
}: z.output<typeof censusMatch>): Geocoded {
  return {
    latitude: coordinates.y,
    longitude: coordinates.x,
    text: matchedAddress,
    precision: 'house',
    state: addressComponents.state ?? null,
    zip: addressComponents.zip ?? null,
    country: 'US',
  };
}

export const services: Readonly<Record<GeocoderService, Service>> = { nominatim, photon, census };

/** Where a service is asked: the base URL with the service's path below its own, and what is set of the query. */
export function serviceUrl(base: URL, service: GeocoderService, asked: GeocodeRequest): URL {
  const { path, query } = services[service].ask(asked);
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/, '') + path;
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  return url;
}

const parsed = <S extends z.ZodType>(schema: S, answer: unknown): z.output<S> | null =>
  schema.safeParse(answer).data ?? null;

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const stateIn = (country: string | null, state: string | null | undefined): string | null =>
  (country === 'US' && state ? stateCode(state) : state) ?? null;

import { z } from 'zod';
import { type Home, homeParts } from '../technician/home.ts';

const typed = (part: 'street' | 'city' | 'state' | 'zip') => homeParts[part].schema.nullish();

/** `POST /api/geocode`: the address to be found. Only what is needed to find it leaves this company. */
export const geocodeRequest = z.strictObject({
  street: homeParts.street.schema.min(1, 'Enter a street'),
  city: typed('city'),
  state: typed('state'),
  zip: typed('zip'),
  country: homeParts.country.schema,
});
export type GeocodeRequest = z.output<typeof geocodeRequest>;

/** A place that the company's geocoder found. */
export const geocoded = z.object({
  latitude: homeParts.latitude.schema,
  longitude: homeParts.longitude.schema,
  /** The address in the geocoder's own words. */
  text: z.string(),
  /** `house` where it knows the house number, `street` where the street, `area` for anything larger. */
  precision: z.enum(['house', 'street', 'area']),
  /** Two letters in the United States, else as the geocoder writes it; null where it says nothing. */
  state: z.string().nullable(),
  zip: z.string().nullable(),
  country: z.string().nullable(),
});
export type Geocoded = z.output<typeof geocoded>;

/** Best first, at most five. `source` names the service and its host. */
export const geocodeAnswer = z.object({ source: z.string(), found: z.array(geocoded) });
export type GeocodeAnswer = z.output<typeof geocodeAnswer>;

/** What to ask about a home, or null where there is no street to find. */
export function geocodeRequestOf({ street, city, state, zip, country }: Home): GeocodeRequest | null {
  const asked = geocodeRequest.safeParse({ street, city, state, zip, country: country ?? 'US' });
  return asked.success ? asked.data : null;
}

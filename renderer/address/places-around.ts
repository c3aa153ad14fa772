import type { Point } from '#domain/address/point.ts';
import type { Geodata } from './geodata.ts';

/** A label of the map: the smaller the rank, the sooner it is drawn. */
type MapPlace = Point & { readonly name: string; readonly rank: number };

/** So many ZIP Codes around the pin have labels: as far as one looks when looking for a house. */
const many = 150;

/** Cities and ZIP Codes near a pin, as labels. */
export function placesAround({ gazetteer }: Geodata, pin: Point): MapPlace[] {
  const zips = gazetteer.nearestZips(pin, many);
  const cities = new Map<string, MapPlace>();
  for (const { names, state, latitude, longitude } of zips) {
    const name = names[0] ?? '';
    if (!cities.has(`${name} ${state}`))
      cities.set(`${name} ${state}`, { name, latitude, longitude, rank: cities.size });
  }
  const codes = zips.map(({ zip, latitude, longitude }, index) => ({
    name: zip,
    latitude,
    longitude,
    rank: many + index,
  }));
  return [...cities.values(), ...codes];
}

const degrees = new Intl.NumberFormat(undefined, { minimumFractionDigits: 4, maximumFractionDigits: 4 });

/** Where a pin is, for those who don't see the map. */
export function nearWords(geodata: Geodata | null, pin: Point): string {
  const at = `Pin at latitude ${degrees.format(pin.latitude)}, longitude ${degrees.format(pin.longitude)}`;
  const [near] = geodata?.gazetteer.nearestZips(pin, 1) ?? [];
  return near ? `${at}, nearest to ${near.names[0]}, ${near.state} ${near.zip}.` : `${at}.`;
}

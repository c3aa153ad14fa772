import type { Point } from '#domain/address/point.ts';

/** Where the map draws a point: Alaska is drawn in one piece, so its far islands continue west of 180° W. */
export const onMap = <Place extends Point>(place: Place, state: string | null): Place =>
  state === 'AK' && place.longitude > 0 ? { ...place, longitude: place.longitude - 360 } : place;

/** The longitude between 180° W and 180° E, and to the metre, which is finer than anything the map shows. */
export const onEarth = ({ lat, lng }: { readonly lat: number; readonly lng: number }): Point => ({
  latitude: rounded(lat),
  longitude: rounded(lng - 360 * Math.round(lng / 360)),
});

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

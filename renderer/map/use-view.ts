import type { Map as LeafletMap } from 'leaflet';
import { useEffect } from 'react';
import type { Point } from '#domain/address/point.ts';
import { type Bounds, pointAt } from './mercator.ts';

export type Look = {
  readonly center: Point | null;
  /** The box around the whole state or country; null while it is not known. */
  readonly whole: Bounds | null;
  /** How near to look at the centre, as a zoom of Leaflet. */
  readonly closeUp: number;
};

/** Looks at the centre, else at the whole; from there on the person moves it. */
export function useView(map: LeafletMap | null, { center, whole, closeUp }: Look): void {
  const latitude = center?.latitude;
  const longitude = center?.longitude;
  const isWhole = center === null;
  useEffect(() => {
    if (!map || latitude === undefined || longitude === undefined) return;
    const isInView = map.getBounds().contains([latitude, longitude]);
    // Who has found the spot already is not moved away from it.
    if (isInView && map.getZoom() >= closeUp) return;
    map.setView([latitude, longitude], closeUp, { animate: false });
  }, [map, latitude, longitude, closeUp]);
  const [west, north, east, south] = whole ?? [];
  useEffect(() => {
    if (!map || !isWhole || west === undefined || north === undefined) return;
    const corners = [pointAt(west, north), pointAt(east ?? west, south ?? north)];
    const bounds = corners.map((corner): [number, number] => [corner.latitude, corner.longitude]);
    map.fitBounds(bounds, { animate: false, padding: [10, 10] });
  }, [map, isWhole, west, north, east, south]);
}

import type { LatLng, Map as LeafletMap, Marker } from 'leaflet';
import { useEffect, useRef } from 'react';
import type { Point } from '#domain/address/point.ts';
import { onEarth } from './date-line.ts';
import { addPinMarker, type PinMarkerOptions } from './pin-marker.ts';

type PinOptions = Omit<PinMarkerOptions, 'onMove'> & {
  readonly pin: Point | null;
  readonly onMove: (point: Point) => void;
};

/** The pin, where the owner says that it is: a move that is not taken up goes back. */
export function usePin(map: LeafletMap | null, options: PinOptions): void {
  const latest = useRef(options);
  const shown = useRef<Marker>(undefined);
  latest.current = options;
  const { pin, isFixed, className, describedBy } = options;
  const hasPin = pin !== null;
  useEffect(() => {
    if (!map || !hasPin) return;
    const put = () => putMarker(made, latest.current.pin);
    const onMove = (to: LatLng) => {
      made.setLatLng(to);
      latest.current.onMove(onEarth(to));
      requestAnimationFrame(put);
    };
    const made = addPinMarker(map, { isFixed, className, describedBy, onMove });
    shown.current = made;
    put();
    return () => {
      shown.current = undefined;
      made.remove();
    };
  }, [map, hasPin, isFixed, className, describedBy]);
  const latitude = pin?.latitude;
  const longitude = pin?.longitude;
  useEffect(() => {
    if (!map || latitude === undefined || longitude === undefined) return;
    shown.current?.setLatLng([latitude, longitude]);
    const isSeen = map.getBounds().contains([latitude, longitude]);
    if (!isSeen) map.panTo([latitude, longitude], { animate: false });
  }, [map, latitude, longitude]);
}

const putMarker = (marker: Marker, pin: Point | null): void => {
  if (pin) marker.setLatLng([pin.latitude, pin.longitude]);
};

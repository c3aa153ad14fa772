import {
  divIcon,
  type LatLng,
  type LeafletKeyboardEvent,
  type Map as LeafletMap,
  type Marker,
  marker,
} from 'leaflet';
import { keyStep, zoomStep } from './key-step.ts';

export type PinMarkerOptions = {
  readonly isFixed: boolean;
  readonly className: string;
  /** The element that says what the keys do. */
  readonly describedBy: string;
  readonly onMove: (to: LatLng) => void;
};

// An SVG of our own: Leaflet's pictures would have to be loaded.
const drawing = `<svg width="26" height="34" viewBox="0 0 26 34" aria-hidden="true">
  <path d="M13 33C9 26 2 20.5 2 12.6a11 11 0 0 1 22 0C24 20.5 17 26 13 33Z"/><circle cx="13" cy="12.6" r="4"/></svg>`;

/** Puts a pin into the map, at its middle. Unless it is fixed, it can be dragged and moved by keys. */
export function addPinMarker(map: LeafletMap, options: PinMarkerOptions): Marker {
  const { isFixed, className, describedBy } = options;
  const icon = divIcon({ html: drawing, className, iconSize: [26, 34], iconAnchor: [13, 33] });
  const made = marker(map.getCenter(), { icon, draggable: !isFixed, keyboard: !isFixed, autoPan: !isFixed });
  made.addTo(map);
  const element = made.getElement();
  element?.setAttribute('aria-label', 'Pin');
  if (isFixed) element?.setAttribute('role', 'img');
  else element?.setAttribute('aria-describedby', describedBy);
  if (!isFixed) listen(map, made, options.onMove);
  return made;
}

/** Escape goes back to where the pin was when it got the focus, or before it was dragged. */
function listen(map: LeafletMap, made: Marker, onMove: (to: LatLng) => void): void {
  const element = made.getElement();
  let before = made.getLatLng();
  const remember = () => {
    before = made.getLatLng();
  };
  element?.addEventListener('focus', remember);
  made.on('dragstart', remember);
  made.on('dragend', () => {
    const origin = before;
    element?.focus({ preventScroll: true });
    before = origin;
    onMove(made.getLatLng());
  });
  made.on('keydown', ({ originalEvent: event }: LeafletKeyboardEvent) => {
    const here = made.getLatLng();
    const step = keyStep(event);
    const levels = zoomStep(event);
    if (event.key === 'Escape' && !here.equals(before)) onMove(before);
    else if (step) onMove(map.containerPointToLatLng(map.latLngToContainerPoint(here).add(step)));
    else if (levels !== 0) map.setZoomAround(here, map.getZoom() + levels, { animate: false });
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

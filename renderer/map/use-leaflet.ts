import { map as createMap, type Map as LeafletMap, type MapOptions } from 'leaflet';
import { type RefObject, useEffect, useState } from 'react';
import { keyStep, zoomStep } from './key-step.ts';

/** A map of the whole country until it is told where to look. */
const options: MapOptions = {
  center: [39, -97],
  zoom: 3,
  minZoom: 2,
  maxZoom: 15,
  zoomSnap: 0.25,
  wheelPxPerZoomLevel: 120,
  zoomControl: false,
  attributionControl: false,
  scrollWheelZoom: false,
  // Nothing is animated: the picture is drawn anew at once. Leaflet's own keys and box would be.
  zoomAnimation: false,
  fadeAnimation: false,
  markerZoomAnimation: false,
  inertia: false,
  keyboard: false,
  boxZoom: false,
};

/** How far an arrow key moves the map, in steps of the pin. */
const panSteps = 10;

/** Leaflet in the given element, once that is there; it only pans, zooms and holds the pin. */
export function useLeaflet(frame: RefObject<HTMLDivElement | null>): LeafletMap | null {
  const [map, setMap] = useState<LeafletMap | null>(null);
  useEffect(() => {
    if (!frame.current) return;
    const made = createMap(frame.current, options);
    listen(frame.current, made);
    const observer = new ResizeObserver(() => made.invalidateSize({ animate: false }));
    observer.observe(frame.current);
    setMap(made);
    return () => {
      observer.disconnect();
      made.remove();
      setMap(null);
    };
  }, [frame]);
  return map;
}

function listen(frame: HTMLElement, map: LeafletMap): void {
  frame.tabIndex = 0;
  // Only a map in use takes the wheel; otherwise the page scrolls on below the pointer.
  frame.addEventListener('focusin', () => map.scrollWheelZoom.enable());
  frame.addEventListener('focusout', () => map.scrollWheelZoom.disable());
  frame.addEventListener('mousedown', () => frame.focus({ preventScroll: true }));
  frame.addEventListener('keydown', (event) => {
    // What is meant for the pin is not meant for the map.
    if (event.target !== frame) return;
    const step = keyStep(event);
    const levels = zoomStep(event);
    if (step) map.panBy([step[0] * panSteps, step[1] * panSteps], { animate: false });
    else if (levels !== 0) map.setZoom(map.getZoom() + levels, { animate: false });
    else return;
    event.preventDefault();
  });
}

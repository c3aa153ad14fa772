import type { Map as LeafletMap } from 'leaflet';
import type { View } from './scene.ts';

/** Leaflet's tiles, of which one is the whole world at zoom 0, in pixels. */
const tile = 256;

/** What the map shows now. */
export function viewOf(map: LeafletMap): View {
  const { min } = map.getPixelBounds();
  const { x: width, y: height } = map.getSize();
  return { worldSize: tile * 2 ** map.getZoom(), left: min?.x ?? 0, top: min?.y ?? 0, width, height };
}

import { useEffect, useState } from 'react';
import type { Point } from '#domain/address/point.ts';
import { prepareOutlines } from './load-outlines.ts';
import classes from './map.module.css';
import type { MapPlace } from './scene.ts';

export type AddressMapProps = {
  /** Of the postal service; its cities and counties are drawn. Null: the whole country. */
  readonly state: string | null;
  /** ISO code of two letters; outside the US the outlines of countries are drawn. */
  readonly country: string;
  /** Where to look; null: at the whole state or country. */
  readonly center: Point | null;
  readonly pin: Point | null;
  readonly disabled?: boolean;
  /** Cities and ZIP Codes near the centre, to be named where they fit. */
  readonly places: readonly MapPlace[];
  /** The pin was dragged, moved by key, or placed. */
  readonly onMove: (point: Point) => void;
  readonly label: string;
  /** Where the pin is, in words; read out when they change. */
  readonly words: string;
};

/** Loaded with the first map, not with the app; then the next map is there at once. */
let leafletMap: typeof import('./leaflet-map.tsx') | null = null;

async function loadLeafletMap() {
  leafletMap ??= await import('./leaflet-map.tsx');
  return leafletMap;
}

/** A map without streets and without a network: outlines of states, counties and cities, and a pin. Fills its box. */
export function AddressMap(props: AddressMapProps) {
  const [module, setModule] = useState(leafletMap);
  const { state, country } = props;
  useEffect(() => prepareOutlines(state, country), [state, country]);
  // Not by React.lazy: Suspense holds back for 0.3 seconds what came sooner, and this comes sooner.
  useEffect(() => {
    if (!module) void loadLeafletMap().then(setModule);
  }, [module]);
  return module ? <module.LeafletMap {...props} /> : <div className={classes.frame} />;
}

import type { Map as LeafletMap } from 'leaflet';
import { useEffect, useState } from 'react';
import {
  type CountryOutlines,
  loadCountry,
  loadState,
  loadWorld,
  type StateOutlines,
} from './load-outlines.ts';
import { type Area, overlaps } from './mercator.ts';
import { viewOf } from './view-of.ts';

/** Zoomed out further, the inside of other states than the one at hand is not drawn. */
const neighboursFrom = 8;

export type LoadedOutlines = {
  readonly states: CountryOutlines | null;
  readonly countries: readonly Area[];
  readonly inside: readonly StateOutlines[];
  /** Nothing of what the view needs is still being loaded. */
  readonly isWhole: boolean;
  readonly hasFailed: boolean;
};

const none: readonly never[] = [];

/** The outlines that the view needs, as they come: countries, states, and the inside of the states that are seen. */
export function useOutlines(map: LeafletMap | null, state: string | null, country: string): LoadedOutlines {
  const isUs = country === 'US';
  const world = useLoaded(loadWorld);
  const states = useLoaded(isUs ? loadCountry : null);
  const inside = useInside(map, states.loaded, state);
  return {
    states: states.loaded,
    countries: world.loaded ?? none,
    inside: inside ?? none,
    isWhole: world.loaded !== null && (!isUs || inside !== null),
    hasFailed: isUs ? states.hasFailed : world.hasFailed,
  };
}

function useLoaded<Outlines>(load: (() => Promise<Outlines>) | null) {
  const [loaded, setLoaded] = useState<Outlines | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isGone = false;
    setHasFailed(false);
    load?.().then(
      (outlines) => !isGone && setLoaded(outlines),
      () => !isGone && setHasFailed(true),
    );
    return () => {
      isGone = true;
      setLoaded(null);
    };
  }, [load]);
  return { loaded, hasFailed };
}

/** Null until the state at hand is there; a state that can't be loaded stays empty. */
function useInside(map: LeafletMap | null, states: CountryOutlines | null, state: string | null) {
  const [inside, setInside] = useState<readonly StateOutlines[] | null>(null);
  useEffect(() => {
    if (!map || !states) return;
    const wanted = new Set(states.land.filter(({ id }) => id === state).map(({ id }) => id));
    let shown = -1;
    const load = async () => {
      for (const code of seenIn(map, states)) wanted.add(code);
      const count = wanted.size;
      if (count === shown) return;
      const loaded = await Promise.all([...wanted].map((code) => loadState(code).catch(() => null)));
      if (count < wanted.size || shown === gone) return;
      shown = count;
      setInside(loaded.filter((outlines) => outlines !== null));
    };
    const loadSeen = () => void load();
    loadSeen();
    map.on('moveend', loadSeen);
    return () => {
      shown = gone;
      map.off('moveend', loadSeen);
      setInside(null);
    };
  }, [map, states, state]);
  return inside;
}

const gone = -2;

function seenIn(map: LeafletMap, { land }: CountryOutlines): string[] {
  if (map.getZoom() < neighboursFrom) return [];
  const { worldSize, left, top, width, height } = viewOf(map);
  const seen = [left, top, left + width, top + height].map((pixels) => pixels / worldSize);
  const [west = 0, north = 0, east = 0, south = 0] = seen;
  return land.filter(({ bounds }) => overlaps(bounds, [west, north, east, south])).map(({ id }) => id);
}

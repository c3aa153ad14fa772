import { useMemo } from 'react';
import type { AddressMapProps } from './address-map.tsx';
import { onMap } from './date-line.ts';
import { type Bounds, mainBounds } from './mercator.ts';
import type { Scene } from './scene.ts';
import type { LoadedOutlines } from './use-outlines.ts';

/** The states without Alaska and Hawaii. */
const mainland: Bounds = [0.153, 0.34, 0.315, 0.43];

type SceneProps = Pick<AddressMapProps, 'state' | 'country' | 'places' | 'pin'>;

/** What the picture shows of the address. */
export function useScene({ state, country, places, pin }: SceneProps, outlines: LoadedOutlines): Scene {
  const { states, countries, inside, isWhole } = outlines;
  return useMemo(
    () => ({
      states,
      countries,
      inside,
      isWhole,
      home: country === 'US' ? state : country,
      names: states?.names ?? [],
      places: places.map((place) => onMap(place, state)),
      pin: pin && onMap(pin, state),
    }),
    [states, countries, inside, isWhole, state, country, places, pin],
  );
}

/** The box around the whole state or country; null until its outlines are loaded. */
export function useWhole(outlines: LoadedOutlines, state: string | null, country: string): Bounds | null {
  const { states, countries } = outlines;
  return useMemo(() => {
    if (country !== 'US') return mainBounds(countries.filter(({ id }) => id === country));
    const own = states?.land.filter(({ id }) => id === state) ?? [];
    return mainBounds(own) ?? (states && mainland);
  }, [states, countries, state, country]);
}

import type { Point } from '#domain/address/point.ts';
import type { CountryOutlines, StateOutlines } from './load-outlines.ts';
import type { Area } from './mercator.ts';

/** A city or ZIP Code to name on the map; the lower the rank, the sooner it gets its place. */
export type MapPlace = Point & { readonly name: string; readonly rank: number };

/** All that the picture shows; what has not been loaded is empty. */
export type Scene = {
  readonly states: CountryOutlines | null;
  readonly inside: readonly StateOutlines[];
  readonly countries: readonly Area[];
  /** The state or country at hand; the others stand back. */
  readonly home: string | null;
  readonly places: readonly MapPlace[];
  /** Of the states, for a view from afar. */
  readonly names: readonly MapPlace[];
  readonly pin: Point | null;
  /** Nothing of it is still being loaded. */
  readonly isWhole: boolean;
};

/** Which part of the world's square is seen: pixels to the whole world, and the picture's left top in them. */
export type View = {
  readonly worldSize: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

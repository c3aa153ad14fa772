/** A place on the earth, in degrees. */
export type Point = { readonly latitude: number; readonly longitude: number };

/** Which states lie where. */
export type Regions = {
  /** The codes of the states at the point, or within about a kilometre of it; none outside all of them. */
  readonly statesAt: (point: Point) => readonly string[];
};

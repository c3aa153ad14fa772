/** The largest photo that is accepted, in bytes (R14). */
export const photoLimit = 16 * 1024 * 1024;

/** A file of 31 kB may decode to a gigabyte, so pixels have a limit of their own. */
export const pixelLimit = 64_000_000;

/** The longest side, in pixels. */
export const sideLimit = 12_000;

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const VERSION = 1;

// Electron 45 ships nine fuses; these are its defaults, which the packages must change.
const DEFAULTS = '101100111';

/** The bytes in which Electron's binary holds its fuses. */
export const fuseWire: Buffer = Buffer.concat([
  Buffer.from(SENTINEL, 'latin1'),
  Buffer.from([VERSION, DEFAULTS.length]),
  Buffer.from(DEFAULTS, 'latin1'),
]);

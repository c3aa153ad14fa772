import type { Findings } from './report.ts';

/** What may be started, and nothing else. */
const PROGRAMS: ReadonlySet<string> = new Set([
  '/opt/Fieldroster/fieldroster',
  '/opt/Fieldroster/chrome-sandbox',
]);

/** One line of a package's listing: `-rwxr-xr-x`, `root/root`, `/opt/…`. */
export type Listed = { mode: string; owner: string; place: string };

/** Reads `dpkg-deb -c`. */
export const listedInDeb = (listing: string): Listed[] =>
  rowsOf(listing).map(([mode = '', owner = '', , , , ...place]) => ({
    mode,
    owner,
    place: place.join(' ').replace(/^\./, ''),
  }));

/** Reads `rpm -qplv`. */
export const listedInRpm = (listing: string): Listed[] =>
  rowsOf(listing).map(([mode = '', , user = '', group = '', , , , , ...place]) => ({
    mode,
    owner: `${user}/${group}`,
    place: place.join(' '),
  }));

const rowsOf = (listing: string): string[][] =>
  listing
    .split('\n')
    .filter(Boolean)
    .map((line) => line.trim().split(/\s+/));

/** Files that others could write or start, or that belong to somebody. */
export const wrongModes = (files: readonly Listed[]): Findings =>
  files.flatMap(({ mode, owner, place }) => [
    ...(owner === 'root/root' ? [] : [`${place} belongs to ${owner}`]),
    ...(mode === wantedMode(mode, place) ? [] : [`${place} has the mode ${mode}`]),
  ]);

function wantedMode(mode: string, place: string): string {
  if (mode.startsWith('d')) return 'drwxr-xr-x';
  return PROGRAMS.has(place) ? '-rwxr-xr-x' : '-rw-r--r--';
}

/** Files that lie where a package of ours has nothing to look for. */
export const wrongPlaces = (files: readonly Listed[]): Findings =>
  files
    .filter(({ mode, place }) => !mode.startsWith('d') && !/^\/(opt\/Fieldroster|usr\/share)\//.test(place))
    .map(({ place }) => `${place} is in a strange place`);

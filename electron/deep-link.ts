/** The scheme of links to the app; the packages register it. */
export const LINK_SCHEME = 'fieldroster';

const TECHNICIAN = /^fieldroster:\/\/technician\/([A-Za-z0-9_-]{1,64})\/?$/;

/** The id of the technician that a link names, or null for anything else. Anybody can write a link. */
export const technicianOf = (link: string): string | null => TECHNICIAN.exec(link)?.[1] ?? null;

/** The technician that a start of the app names on its command line, or null. */
export const technicianInArguments = (argv: readonly string[]): string | null =>
  argv.map(technicianOf).find((id) => id !== null) ?? null;

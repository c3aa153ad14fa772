import type { Findings } from './report.ts';

/** What a package says of itself; a name with its value. */
export type Metadata = ReadonlyMap<string, string>;

/** Reads lines `Name: value`, as dpkg-deb and rpm print them. */
export const metadataOf = (text: string): Metadata =>
  new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, name, value] = /^([A-Z][\w -]*?)\s*: (.*)$/.exec(line) ?? [];
      return name && value !== undefined ? [[name, value]] : [];
    }),
  );

/** Names whose value is not what is wanted; a pattern must match the whole value. */
export const wrongMetadata = (said: Metadata, wanted: Readonly<Record<string, string | RegExp>>): Findings =>
  Object.entries(wanted).flatMap(([name, want]) => {
    const value = said.get(name) ?? '';
    const fits = typeof want === 'string' ? value === want : want.test(value);
    return fits ? [] : [`${name} is "${value}"`];
  });

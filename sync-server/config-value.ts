/** What is wrong with a variable, in a sentence that names it. */
export class BadValue extends Error {}

/** What a variable says; undefined where it is empty or not set. */
export type Read = (name: string) => string | undefined;

export function whole(name: string, text: string, most: number): number {
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
  throw new BadValue(`${name} is a whole number from 0 to ${most}, not ${text}.`);
}

/** One of a few words. */
export function oneOf<W extends string>(name: string, text: string, words: readonly W[]): W {
  const found = words.find((word) => word === text);
  if (found) return found;
  throw new BadValue(`${name} is one of ${words.join(', ')}, not ${text}.`);
}

/** Numbers from 0 up to 1, the same ones for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Dice = () => number;

export const pick = <Each>(list: readonly Each[], roll: Dice): Each =>
  list[Math.floor(roll() * list.length)] as Each;

/** Is a ZIP Code in the quarter that the rules are measured on? They were tuned on the other three (FNV-1a). */
export function isHeldOut(zip: string): boolean {
  let hash = 0x811c9dc5;
  for (const letter of zip) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return (((hash >>> 16) ^ hash) & 0x80000001) === 1;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** One slip at a letter: replaced, missing, added, or swapped with its neighbour. */
export function slipInCity(city: string, roll: Dice): string {
  const places = [...city].flatMap((letter, place) => (/[a-z]/i.test(letter) ? [place] : []));
  const at = pick(places, roll);
  const letter = pick([...letters], roll);
  return pick(
    [
      replaced(city, at, letter),
      city.slice(0, at) + city.slice(at + 1),
      city.slice(0, at) + letter + city.slice(at),
      swapped(city, at),
    ],
    roll,
  );
}

/** One digit replaced by another. */
export function slipInZip(zip: string, roll: Dice): string {
  const at = Math.floor(roll() * zip.length);
  return replaced(zip, at, pick([...digits.replace(zip[at] ?? '', '')], roll));
}

export const swapInZip = (zip: string, roll: Dice): string => swapped(zip, Math.floor(roll() * 4));

const replaced = (text: string, at: number, letter: string) =>
  text.slice(0, at) + letter + text.slice(at + 1);

function swapped(text: string, at: number): string {
  const first = Math.min(at, text.length - 2);
  return text.slice(0, first) + (text[first + 1] ?? '') + (text[first] ?? '') + text.slice(first + 2);
}

const short: readonly (readonly [RegExp, string])[] = [
  [/\bSaint\b/g, 'St'],
  [/\bFort\b/g, 'Ft'],
  [/\bMount\b/g, 'Mt'],
  [/\bNorth\b/g, 'N'],
  [/\bSouth\b/g, 'S'],
  [/\bEast\b/g, 'E'],
  [/\bWest\b/g, 'W'],
  [/\bHeights\b/g, 'Hts'],
  [/\bSprings\b/g, 'Spgs'],
  [/\bTownship\b/g, 'Twp'],
  [/\bJunction\b/g, 'Jct'],
  [/\bBeach\b/g, 'Bch'],
  [/\bPoint\b/g, 'Pt'],
  [/\bIsland\b/g, 'Is'],
  [/\bVillage\b/g, 'Vlg'],
  [/\bCenter\b/g, 'Ctr'],
  [/\bFalls\b/g, 'Fls'],
  [/\bLake\b/g, 'Lk'],
  [/\bHarbor\b/g, 'Hbr'],
  [/\bValley\b/g, 'Vly'],
];

/** As the postal service shortens it. */
export const shortened = (city: string): string =>
  short.reduce((name, [word, abbreviation]) => name.replace(word, abbreviation), city);

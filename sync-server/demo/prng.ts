/** A small seeded source of choices (mulberry32). The same seed gives the same choices on every machine. */
export interface Dice {
  /** 0 <= x < 1. */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Distinct items in the order in which they were drawn; fewer when there are fewer. */
  readonly several: <T>(from: readonly T[], count: number) => T[];
  /** One value, as often as its weight says. */
  readonly weighted: <T>(from: readonly (readonly [T, number])[]) => T;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function rollDice(seed: number): Dice {
  const next = mulberry32(seed);
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));

  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('Nothing to pick from');
    return from[between(0, from.length - 1)] as T;
  };

  const several = <T>(from: readonly T[], count: number): T[] => {
    const rest = [...from];
    const drawn: T[] = [];
    while (drawn.length < count && rest.length > 0)
      drawn.push(...rest.splice(between(0, rest.length - 1), 1));
    return drawn;
  };

  const weighted = <T>(from: readonly (readonly [T, number])[]): T => {
    let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return pick(from)[0];
  };

  return { next, between, chance: (share) => next() < share, pick, several, weighted };
}

import { asciiName, NAME_POOLS } from './names.ts';
import type { Dice } from './prng.ts';

/** Hands out what only one technician may have. One per company, asked in the order of the technicians. */
export interface Register {
  readonly name: () => string;
  /** An address at an example domain; `taken` names get a number. */
  readonly email: (name: string) => string;
  readonly username: (name: string) => string;
  /** E.164: the fictional 555-01xx of that area code first, then 555-02xx and up. */
  readonly phone: (areaCode: string) => string;
}

const domains = [
  ['northline.example', 88],
  ['mail.northline.example', 8],
  ['fieldcrew.example', 4],
] as const;

const poolShares = NAME_POOLS.map((pool, index) => [pool, index === 0 ? 30 : index === 1 ? 14 : 3] as const);

function drawName(dice: Dice): string {
  const pool = dice.weighted(poolShares);
  const givenPool = dice.chance(0.25) ? NAME_POOLS[0] : pool;
  const given = dice.pick((givenPool ?? pool).given);
  const family = dice.pick(pool.family);
  if (dice.chance(0.06)) return `${given} ${family}-${dice.pick(dice.weighted(poolShares).family)}`;
  if (dice.chance(0.08)) return `${given} ${dice.pick([...'ABCDEFGHJKLMNPRSTW'])}. ${family}`;
  return `${given} ${family}`;
}

function freshName(dice: Dice, used: Set<string>): string {
  let name = drawName(dice);
  // Real companies have namesakes, but few.
  for (let tries = 0; used.has(name) && tries < 3; tries++) name = drawName(dice);
  used.add(name);
  return name;
}

function unused(base: string, used: Set<string>, written: (stem: string) => string): string {
  let found = written(base);
  for (let number = 2; used.has(found); number++) found = written(`${base}${number}`);
  used.add(found);
  return found;
}

function phoneNumber(areaCode: string, counts: Map<string, number>): string {
  const given = counts.get(areaCode) ?? 0;
  counts.set(areaCode, given + 1);
  return `+1${areaCode}555${String(100 + given).padStart(4, '0')}`;
}

/** First letter and family name, as office staff would set it: `jsmith`. */
function shortName(name: string): string {
  const parts = asciiName(name).split('.').filter(Boolean);
  return `${parts[0]?.[0] ?? 't'}${parts.at(-1) ?? 'tech'}`;
}

/** `taken` are emails and usernames that office users have. */
export function openRegister(dice: Dice, taken: readonly string[]): Register {
  const names = new Set<string>();
  const emails = new Set(taken);
  const usernames = new Set(taken);
  const phones = new Map<string, number>();
  return {
    name: () => freshName(dice, names),
    email: (name) => {
      const domain = dice.weighted(domains);
      return unused(asciiName(name).replace(/\.+/g, '.'), emails, (stem) => `${stem}@${domain}`);
    },
    username: (name) => unused(shortName(name), usernames, (stem) => stem),
    phone: (areaCode) => phoneNumber(areaCode, phones),
  };
}

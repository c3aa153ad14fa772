import type { Technician } from '#domain/technician/fields.ts';
import { type Standing, standingOf } from './account.ts';
import { CITIES, type City } from './cities.ts';
import type { Register } from './contact.ts';
import { drawJob, type Job } from './jobs.ts';
import type { Dice } from './prng.ts';
import { TRADES, type Trade } from './trades.ts';

/** A technician as the demo company begins with it: every document has a name, an account and a main zone. */
export type TechnicianDoc = Technician & { name: string; mainZoneId: string; zoneIds: string[] };

/** What the technicians of one company share while they are drawn one after the other. */
export interface Draw {
  readonly dice: Dice;
  readonly register: Register;
  readonly officeIds: readonly string[];
  readonly truckIds: readonly string[];
  /** Active technicians so far who lead others, by main zone. */
  readonly leads: Map<string, string[]>;
}

/** What is decided first, since the rest follows from it. */
export interface Sketch {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly city: City;
  readonly trade: Trade;
  readonly job: Job;
  readonly standing: Standing;
  readonly hiredDaysAgo: number;
  readonly active: boolean;
}

/** Draws what is decided first for the technician at that index, from 0. */
export function sketch(index: number, { dice, register }: Draw): Sketch {
  return {
    number: index + 1,
    id: `tech-${String(index + 1).padStart(4, '0')}`,
    name: register.name(),
    city: dice.pick(CITIES),
    trade: dice.pick(TRADES),
    job: drawJob(dice),
    standing: standingOf(index, dice),
    hiredDaysAgo: dice.chance(0.3) ? dice.between(8, 400) : dice.between(400, 7500),
    active: dice.chance(0.93),
  };
}

import type { Dice } from './prng.ts';
import type { Trade } from './trades.ts';

const pastimes = [
  'restores old radios',
  'coaches youth soccer',
  'fishes before sunrise',
  'sings in a church choir',
  'hikes with two rescue dogs',
  'bakes bread on Sundays',
  'rides a 1978 motorcycle',
  'plays bass in a cover band',
  'grows far too many tomatoes',
  'volunteers at the food bank',
  'builds model trains',
  'runs half marathons',
  'keeps bees',
  'is learning the accordion',
  'never misses a home game',
];

const openings = ['In the trade since', 'With Northline and its forerunners since', 'Licensed since'];

/** Two or three sentences that may be shown to customers. */
export function bioOf(name: string, trade: Trade, sinceYear: number, dice: Dice): string {
  const given = name.split(' ')[0] ?? name;
  const start = `${dice.pick(openings)} ${sinceYear}, ${given} ${dice.pick(trade.work)}.`;
  const end = dice.chance(0.75) ? ` Away from work, ${given} ${dice.pick(pastimes)}.` : '';
  const languages = dice.chance(0.15)
    ? ` Speaks English and ${dice.pick(['Spanish', 'Vietnamese', 'French', 'Polish', 'Tagalog', 'Arabic'])}.`
    : '';
  return start + end + languages;
}

const memos = [
  'Prefers early starts. No calls after 4 pm on Fridays.',
  'Has keys for the north gate.',
  'On call every third weekend.',
  'Do not pair with new hires until the course in spring.',
  'Carries the sewer camera.',
  'Ladder certificate runs out next year.',
  'School run until 8:30 on weekdays.',
  'Wants more commercial work.',
  'Company phone is on order; uses own phone.',
  'Allergic to cats. Ask customers first.',
  'Back from leave; light duty until the doctor agrees.',
  'Can stay two nights out of town.\nHotel near the highway, not downtown.',
];

export const memoOf = (dice: Dice): string => dice.pick(memos);

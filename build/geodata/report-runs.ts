import { dice } from './corruptions.ts';
import { type Kind, type Outcome, outcome } from './trials.ts';
import type { TrueSet } from './true-addresses.ts';

export const seed = 20260311;
export const most = 4000;

/** At most so many, each once, in an order that the seed decides. */
export const sample = <Each>(list: readonly Each[]): Each[] => {
  const roll = dice(seed);
  const order = list.map((each) => ({ each, at: roll() })).sort((a, b) => a.at - b.at);
  return order.slice(0, most).map(({ each }) => each);
};

/** What the check makes of a sample of the addresses, as they are or with a change of that kind. */
export function outcomes({ addresses, gazetteer }: TrueSet, kind?: Kind): Outcome[] {
  const roll = dice(seed + 1);
  return sample(addresses).flatMap((meant) => {
    const typed = kind ? kind.change(meant, roll, gazetteer) : meant;
    return typed ? [outcome(typed, meant, gazetteer)] : [];
  });
}

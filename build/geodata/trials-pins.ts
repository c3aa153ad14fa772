import { checkPin } from '#domain/address/check-pin.ts';
import type { Gazetteer } from '#domain/address/gazetteer.ts';
import type { Point } from '#domain/address/point.ts';
import type { Dice } from './corruptions.ts';
import type { Address } from './true-addresses.ts';

const kilometresInDegree = 111.2;

/** A point so far from another, in a direction that the dice decide. */
function away(from: Point, kilometres: number, roll: Dice): Point {
  const direction = roll() * 2 * Math.PI;
  const degrees = kilometres / kilometresInDegree;
  const narrowing = Math.cos((from.latitude * Math.PI) / 180);
  return {
    latitude: from.latitude + Math.cos(direction) * degrees,
    longitude: from.longitude + (Math.sin(direction) * degrees) / narrowing,
  };
}

/** Is a pin so far from the middle of its ZIP Code warned of? The outlines of states are left aside. */
export function isPinWarned(
  address: Address,
  kilometres: number,
  roll: Dice,
  gazetteer: Gazetteer,
): boolean | null {
  const zip = gazetteer.zip(address.zip);
  if (!zip?.isCensus) return null;
  const regions = { statesAt: () => [address.state] };
  const check = checkPin({ ...address, country: 'US' }, away(zip, kilometres, roll), gazetteer, regions);
  return !check.ok || check.warning !== null;
}

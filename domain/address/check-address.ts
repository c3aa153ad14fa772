import { type Home, homeCountry } from '../technician/home.ts';
import type { AddressCheck } from './answer.ts';
import { checkAbroad } from './check-abroad.ts';
import { checkUs } from './check-us.ts';
import type { Gazetteer } from './gazetteer.ts';
import { noHome } from './no-home.ts';

/**
 * Checks a home address on this computer: whether its parts agree, and what may have been meant. The street cannot
 * be checked here. It judges and never refuses, for the data does not know every true address.
 */
export function checkAddress(home: Home, gazetteer: Gazetteer): AddressCheck {
  if (![home.street, home.unit, home.city, home.state, home.zip].some((part) => part?.trim())) return nothing;
  const country = home.country ?? homeCountry;
  const check = country === homeCountry ? checkUs(home, gazetteer) : checkAbroad(home, country, gazetteer);
  const warning = noHome(`${home.street ?? ''} ${home.unit ?? ''}`);
  return warning ? { ...check, note: `${warning} ${check.note}` } : check;
}

const nothing: AddressCheck = {
  level: null,
  note: 'There is no address yet.',
  suggestions: [],
  point: null,
  source: '',
};

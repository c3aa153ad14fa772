import { type AddressCheck, advice, type Candidate, ranked } from './answer.ts';
import { isMilitaryCity, militaryRegion } from './military.ts';
import type { UsAddress } from './us-address.ts';

/** APO, FPO and DPO addresses: their ZIP Codes are known by the first digits only, and have no place on the map. */
export function checkMilitary(typed: UsAddress): AddressCheck {
  const region = militaryRegion(typed.zip);
  const agrees = region !== null && region === typed.state && isMilitaryCity(typed.city);
  const suggestions = agrees ? [] : ranked(typed.home, candidates(typed, region));
  return {
    level: levelOf(typed, region),
    note: agrees
      ? `A military address: region and ZIP ${typed.zip} agree. It has no pin.`
      : `${problem(typed, region)} ${advice(suggestions)}`,
    suggestions,
    point: null,
    source: 'Military ZIP prefixes',
  };
}

function levelOf({ zip, state }: UsAddress, region: string | null): AddressCheck['level'] {
  if (zip !== '' && !/^\d{5}$/.test(zip)) return null;
  return region !== null && region === state ? 'stateAndZip' : 'format';
}

/** `APO` stands in most of them; the ZIP Code tells the region. */
function candidates({ city, zip }: UsAddress, region: string | null): Candidate[] {
  if (region === null) return [];
  const why = `ZIP Codes like ${zip} belong to ${region}.`;
  const cities = isMilitaryCity(city) ? [city.toUpperCase()] : ['APO', 'FPO', 'DPO'];
  return cities.map((name, cost) => ({ set: { city: name, state: region }, why, cost }));
}

function problem({ city, state, zip }: UsAddress, region: string | null): string {
  if (zip === '') return 'The ZIP Code of this military address is missing.';
  if (region === null)
    return `ZIP ${zip} is not one of a military address: those start with 340, 09 or 962 to 966.`;
  if (region !== state) return `ZIP ${zip} belongs to ${region}.`;
  return `A military address has APO, FPO or DPO for a city${city === '' ? '' : `, not ${city}`}.`;
}

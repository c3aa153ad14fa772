const cities = new Set(['apo', 'fpo', 'dpo']);
const regions = new Set(['AA', 'AE', 'AP']);

/** The military region that a ZIP Code belongs to by its first digits, or null. */
export function militaryRegion(zip: string): string | null {
  if (/^340\d\d/.test(zip)) return 'AA';
  if (/^09\d{3}/.test(zip)) return 'AE';
  return /^96[2-6]\d\d/.test(zip) ? 'AP' : null;
}

/** Is it the address of a soldier or diplomat abroad, by any of its parts? */
export const isMilitary = (city: string, state: string | null, zip: string): boolean =>
  isMilitaryCity(city) || (state !== null && regions.has(state)) || militaryRegion(zip) !== null;

/** APO, FPO or DPO: what stands in place of a city. */
export const isMilitaryCity = (city: string): boolean =>
  cities.has(city.replaceAll(/[\s.]/g, '').toLowerCase());

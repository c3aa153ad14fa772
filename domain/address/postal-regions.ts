/** Provinces, states and nations by their codes, as cities.bin has them. */
export const regionNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CA: {
    AB: 'Alberta',
    BC: 'British Columbia',
    MB: 'Manitoba',
    NB: 'New Brunswick',
    NL: 'Newfoundland and Labrador',
    NS: 'Nova Scotia',
    NT: 'Northwest Territories',
    NU: 'Nunavut',
    ON: 'Ontario',
    PE: 'Prince Edward Island',
    QC: 'Quebec',
    SK: 'Saskatchewan',
    YT: 'Yukon',
  },
  GB: { ENG: 'England', NIR: 'Northern Ireland', SCT: 'Scotland', WLS: 'Wales' },
  AU: {
    ACT: 'Australian Capital Territory',
    NSW: 'New South Wales',
    NT: 'Northern Territory',
    QLD: 'Queensland',
    SA: 'South Australia',
    TAS: 'Tasmania',
    VIC: 'Victoria',
    WA: 'Western Australia',
  },
};

/** Canada Post gives each first letter to one province; X is two territories', and three letters share a province. */
const canadian: Readonly<Record<string, readonly string[]>> = {
  A: ['NL'],
  B: ['NS'],
  C: ['PE'],
  E: ['NB'],
  G: ['QC'],
  H: ['QC'],
  J: ['QC'],
  K: ['ON'],
  L: ['ON'],
  M: ['ON'],
  N: ['ON'],
  P: ['ON'],
  R: ['MB'],
  S: ['SK'],
  T: ['AB'],
  V: ['BC'],
  X: ['NT', 'NU'],
  Y: ['YT'],
};

/** Postcode areas that lie in one nation, or over a border; all others are in England. */
const british: readonly (readonly [areas: string, nations: readonly string[]])[] = [
  ['AB DD EH FK G HS IV KA KW KY ML PA PH ZE', ['SCT']],
  ['DG TD', ['SCT', 'ENG']],
  ['CF SA', ['WLS']],
  ['LD LL NP CH SY HR', ['WLS', 'ENG']],
  ['CA GL NE', ['ENG', 'SCT', 'WLS']],
  ['BT', ['NIR']],
];

/** Not of the United Kingdom, though its postcodes look alike. */
const crownDependencies = ['GY', 'IM', 'JE'];

/** Australia Post's ranges; what lies over a border stands in several. */
const australian: readonly (readonly [from: number, to: number, state: string])[] = [
  [200, 299, 'ACT'],
  [2600, 2620, 'ACT'],
  [2900, 2920, 'ACT'],
  [1000, 2599, 'NSW'],
  [2611, 2611, 'NSW'],
  [2618, 2899, 'NSW'],
  [2921, 2999, 'NSW'],
  [3500, 3500, 'NSW'],
  [3585, 3586, 'NSW'],
  [3644, 3644, 'NSW'],
  [3691, 3691, 'NSW'],
  [3707, 3707, 'NSW'],
  [4375, 4385, 'NSW'],
  [3000, 3999, 'VIC'],
  [8000, 8999, 'VIC'],
  [4000, 4999, 'QLD'],
  [9000, 9999, 'QLD'],
  [5000, 5999, 'SA'],
  [872, 872, 'SA'],
  [872, 872, 'WA'],
  [6000, 6999, 'WA'],
  [7000, 7999, 'TAS'],
  [800, 999, 'NT'],
];

/** The regions that a well-formed postal code can belong to; none where the country has no rule for it. */
export function regionsOfPostalCode(country: string, code: string): readonly string[] {
  if (country === 'CA') return canadian[code.slice(0, 1).toUpperCase()] ?? [];
  if (country === 'GB') return nationsOf(/^[A-Z]+/i.exec(code)?.[0].toUpperCase() ?? '');
  if (country !== 'AU') return [];
  return australian
    .filter(([from, to]) => from <= Number(code) && Number(code) <= to)
    .map(([, , state]) => state);
}

function nationsOf(area: string): readonly string[] {
  if (crownDependencies.includes(area)) return [];
  return british.find(([areas]) => areas.split(' ').includes(area))?.[1] ?? ['ENG'];
}

/** The code of a province, state or nation for its code or name in any case, or null. */
export function regionCode(country: string, typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const found = Object.entries(regionNames[country] ?? {}).find(
    ([code, name]) => code.toLowerCase() === text || name.toLowerCase() === text,
  );
  return found?.[0] ?? null;
}

/** Canadians and Australians write a province or state by its letters, the British don't. */
export const provinceCode = (country: string, typed: string): string | null =>
  country === 'GB' ? null : regionCode(country, typed);

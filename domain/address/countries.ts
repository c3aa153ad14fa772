/** How the postal codes of a country look; other countries have no rule here. */
type Country = {
  readonly name: string;
  /** What people type besides the name, in lower case. */
  readonly also?: readonly string[];
  readonly postalCode: RegExp;
  readonly example: string;
};

export const countries: Readonly<Record<string, Country>> = {
  US: {
    name: 'United States',
    also: ['usa', 'us', 'u.s.', 'u.s.a.', 'america', 'united states of america'],
    postalCode: /^\d{5}(-\d{4})?$/,
    example: '62704',
  },
  CA: {
    name: 'Canada',
    postalCode: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?-?\d[ABCEGHJ-NPRSTV-Z]\d$/i,
    example: 'K1A 0B1',
  },
  GB: {
    name: 'United Kingdom',
    also: ['uk', 'u.k.', 'great britain', 'england', 'scotland', 'wales', 'northern ireland'],
    postalCode: /^(GIR ?0AA|[A-PR-UWYZ]([A-HK-Y]?\d[\dA-Z]?|\d[\dA-HJKPSTUW]) ?\d[ABD-HJLNP-UW-Z]{2})$/i,
    example: 'SW1A 1AA',
  },
  AU: { name: 'Australia', postalCode: /^\d{4}$/, example: '2000' },
  NZ: { name: 'New Zealand', postalCode: /^\d{4}$/, example: '6011' },
  IE: {
    name: 'Ireland',
    also: ['republic of ireland', 'eire', 'éire'],
    postalCode: /^[AC-FHKNPRTV-Y](\d\d|6W) ?[\dAC-FHKNPRTV-Y]{4}$/i,
    example: 'D02 X285',
  },
  MX: { name: 'Mexico', also: ['méxico'], postalCode: /^\d{5}$/, example: '06000' },
  DE: { name: 'Germany', also: ['deutschland'], postalCode: /^\d{5}$/, example: '10115' },
  FR: { name: 'France', postalCode: /^\d{5}$/, example: '75001' },
  ES: { name: 'Spain', also: ['españa'], postalCode: /^(0[1-9]|[1-4]\d|5[0-2])\d{3}$/, example: '28013' },
  IT: { name: 'Italy', also: ['italia'], postalCode: /^\d{5}$/, example: '00185' },
  NL: {
    name: 'Netherlands',
    also: ['the netherlands', 'holland', 'nederland'],
    postalCode: /^[1-9]\d{3} ?[A-Z]{2}$/i,
    example: '1012 AB',
  },
  PT: { name: 'Portugal', postalCode: /^\d{4}-\d{3}$/, example: '1100-148' },
};

/** The two letters of a country for a name or code in any case; null for one that has no rules here. */
export function countryCode(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const found = Object.entries(countries).find(
    ([code, { name, also }]) =>
      code.toLowerCase() === text || name.toLowerCase() === text || also?.includes(text),
  );
  return found?.[0] ?? null;
}

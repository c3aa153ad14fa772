import { getCountries } from 'libphonenumber-js/min';

/** Those that most of our addresses are in stand first. */
const first = ['US', 'CA', 'MX', 'GB', 'AU'];

/** Territories are states to the postal service: their addresses are in the United States. */
const territories = ['AS', 'GU', 'MP', 'PR', 'VI'];

/** Every country by the name that the reader knows it by. */
export function countryChoices(): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'region' });
  const choices = getCountries()
    .filter((code) => /^[A-Z]{2}$/.test(code) && !territories.includes(code))
    .map((code): { value: string; label: string } => ({ value: code, label: names.of(code) ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const isFirst = ({ value }: { readonly value: string }) => first.includes(value);
  const frequent = first.flatMap((code) => choices.filter(({ value }) => value === code));
  return [...frequent, ...choices.filter((choice) => !isFirst(choice))];
}

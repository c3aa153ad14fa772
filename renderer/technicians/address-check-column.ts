import type { Technician } from '#domain/technician/fields.ts';
import { validationLevels } from '#domain/technician/home.ts';
import type { RecordColumn } from '../parts/table/features.ts';

export const addressCheckId = 'addressCheck';

/** What an address may have reached, in the order of how much that is (R33). */
export const addressChecks = [
  { value: 'unchecked', label: 'Not checked' },
  ...Object.entries(validationLevels).map(([value, label]) => ({ value, label })),
  { value: 'none', label: 'No address' },
];

export function addressCheckOf({ home }: Technician): string {
  if (!home) return 'none';
  return home.validation?.level ?? 'unchecked';
}

const wordsOf = (technician: Technician): string | undefined => {
  const check = addressCheckOf(technician);
  return check === 'none' ? undefined : addressChecks.find(({ value }) => value === check)?.label;
};

const rankOf = (technician: Technician): number =>
  addressChecks.findIndex(({ value }) => value === addressCheckOf(technician));

/** How far the home address was checked. */
export const addressCheckColumn: RecordColumn<Technician> = {
  id: addressCheckId,
  header: 'Home check',
  size: 190,
  accessorFn: wordsOf,
  sortFn: (a, b) => rankOf(a.original) - rankOf(b.original),
  cell: ({ row: { original } }) => wordsOf(original) ?? '',
};

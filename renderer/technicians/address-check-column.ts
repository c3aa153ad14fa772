import type { Technician } from '#domain/technician/fields.ts';
import { validationLevels } from '#domain/technician/home.ts';
import type { RecordColumn } from '../parts/table/column.ts';

/** What an address may have reached, in the order of how much that is (R33). */
const addressChecks = [
  { value: 'unchecked', label: 'Not checked' },
  ...Object.entries(validationLevels).map(([value, label]) => ({ value, label })),
  { value: 'none', label: 'No address' },
];

function addressCheckOf({ home }: Technician): string {
  if (!home) return 'none';
  return home.validation?.level ?? 'unchecked';
}

const wordsOf = (technician: Technician): string => {
  const check = addressCheckOf(technician);
  return check === 'none' ? '' : (addressChecks.find(({ value }) => value === check)?.label ?? '');
};

const rankOf = (technician: Technician): number =>
  addressChecks.findIndex(({ value }) => value === addressCheckOf(technician));

/** How far the home address was checked. */
export const addressCheckColumn: RecordColumn<Technician> = {
  id: 'addressCheck',
  header: 'Home check',
  size: 190,
  text: wordsOf,
  sortKey: rankOf,
  filter: {
    kind: 'pick',
    choices: addressChecks,
    valuesOf: (technician) => [addressCheckOf(technician)],
    labelOf: (check) => addressChecks.find(({ value }) => value === check)?.label ?? check,
  },
  cell: wordsOf,
};

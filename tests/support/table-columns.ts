import type { RecordColumn } from '#renderer/parts/table/column.ts';

/** A row for tests of what a table does to rows. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly team?: string;
  readonly skills?: readonly string[];
  readonly goal?: number;
  readonly hired?: string;
};

const column = (id: keyof Person, more: Partial<RecordColumn<Person>> = {}): RecordColumn<Person> => ({
  id,
  header: id,
  size: 100,
  text: (row) => String(row[id] ?? ''),
  sortKey: (row) => {
    const value = row[id];
    return typeof value === 'number' || typeof value === 'string' ? value : undefined;
  },
  cell: (row) => String(row[id] ?? ''),
  filter: { kind: 'text' },
  ...more,
});

/** A column of each kind of filter. */
export const personColumns: readonly RecordColumn<Person>[] = [
  column('name'),
  column('team', {
    filter: {
      kind: 'pick',
      valuesOf: ({ team }) => (team ? [team] : []),
      labelOf: (team) => `Team ${team}`,
    },
  }),
  column('skills', {
    filter: {
      kind: 'pick',
      choices: [{ value: 'roofs', label: 'Roofs' }],
      valuesOf: ({ skills }) => skills ?? [],
      labelOf: (skill) => skill,
    },
  }),
  column('goal', { filter: { kind: 'number', numberOf: ({ goal }) => goal, unit: '$' } }),
  column('hired', { isHidden: true, filter: { kind: 'date', dayOf: ({ hired }) => hired } }),
];

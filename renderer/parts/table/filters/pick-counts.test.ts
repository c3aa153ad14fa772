import { expect, it } from 'vitest';
import { personColumns } from '#tests/support/table-columns.ts';
import { countChoices } from './pick-counts.ts';

const kindOf = (id: string) => {
  const filter = personColumns.find((column) => column.id === id)?.filter;
  if (filter?.kind !== 'pick') throw new Error(`${id} has no pick filter`);
  return filter;
};

it('offers declared choices first, others by their label, with their counts', () => {
  const rows = [
    { id: '1', name: 'Ann', skills: ['welding', 'drains'] },
    { id: '2', name: 'Bob', skills: ['drains'] },
  ];
  expect(countChoices(kindOf('skills'), rows, [])).toEqual([
    { value: 'roofs', label: 'Roofs', count: 0 },
    { value: 'drains', label: 'drains', count: 2 },
    { value: 'welding', label: 'welding', count: 1 },
  ]);
});

it('offers what is picked, though no row has it any more', () => {
  expect(countChoices(kindOf('team'), [], ['red'])).toEqual([{ value: 'red', label: 'Team red', count: 0 }]);
});

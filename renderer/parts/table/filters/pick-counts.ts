import type { Choice, ColumnFilter } from '../column.ts';

type Kind<Row> = Extract<ColumnFilter<Row>, { kind: 'pick' }>;
type Counted = Choice & { readonly count: number };

/**
 * What a pick filter offers, with how many of the rows have it: declared choices in their order, other values by
 * their label. What is picked is offered though no row has it, so that it can be taken back.
 */
export function countChoices<Row>(
  { valuesOf, labelOf, choices = [] }: Kind<Row>,
  rows: readonly Row[],
  picked: readonly string[],
): Counted[] {
  const counts = new Map<string, number>(
    [...choices.map(({ value }) => value), ...picked].map((id) => [id, 0]),
  );
  for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const declared = choices.map((choice) => ({ ...choice, count: counts.get(choice.value) ?? 0 }));
  const others = [...counts]
    .filter(([value]) => !choices.some((choice) => choice.value === value))
    .map(([value, count]) => ({ value, label: labelOf(value), count }));
  return [...declared, ...others.sort((a, b) => a.label.localeCompare(b.label))];
}

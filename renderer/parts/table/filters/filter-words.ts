import type { Filter } from '#domain/company/saved-views.ts';
import { formatDay, formatMoney } from '../../display.ts';
import type { RecordColumn } from '../column.ts';

/** How many picked values a chip names before it counts them. */
const namedValues = 3;

/** A filter in the words of its chip, behind the column's name. */
export function filterWords<Row>(column: RecordColumn<Row>, filter: Filter): string {
  switch (filter.kind) {
    case 'empty':
      return 'is empty';
    case 'notEmpty':
      return 'is not empty';
    case 'text':
      return `contains “${filter.text.trim()}”`;
    case 'pick':
      return pickedWords(column, filter.values);
    case 'number':
      return rangeWords(filter, amountOf(column));
    case 'date':
      return rangeWords(filter, formatDay);
  }
}

function pickedWords<Row>({ filter }: RecordColumn<Row>, values: readonly string[]): string {
  if (filter?.kind !== 'pick') return '';
  return values.length > namedValues
    ? `${values.length.toLocaleString()} picked`
    : values.map(filter.labelOf).join(', ');
}

const amountOf =
  <Row>({ filter }: RecordColumn<Row>) =>
  (value: number): string =>
    filter?.kind === 'number' && filter.unit === '%' ? `${value / 100} %` : formatMoney(value);

type Range<T> = { readonly from?: T | undefined; readonly to?: T | undefined };

function rangeWords<T>({ from, to }: Range<T>, format: (value: T) => string): string {
  if (from === undefined) return to === undefined ? '' : `up to ${format(to)}`;
  return to === undefined ? `from ${format(from)}` : `${format(from)} to ${format(to)}`;
}

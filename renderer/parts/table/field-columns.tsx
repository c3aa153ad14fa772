import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { fieldValue, isEmpty } from '#domain/record/value.ts';
import { displayText } from '../display.ts';
import type { Names } from '../entries.ts';
import type { RecordColumn } from './features.ts';
import { FieldCell } from './field-cell.tsx';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Texts in the reader's order; what is not set comes last whichever way. */
export const compareTexts = (a: string, b: string): number => collator.compare(a, b);

const isNumeric = ({ control }: Field) => control === 'money' || control === 'percent';

/** One column for each field that declares one. */
export const fieldColumns = <Row extends AnyRecord & object>(
  fields: Fields,
  names: Names,
): RecordColumn<Row>[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.column ? [fieldColumn<Row>(name, field, names)] : [],
  );

function fieldColumn<Row extends AnyRecord & object>(
  name: string,
  field: Field,
  names: Names,
): RecordColumn<Row> {
  return {
    id: name,
    header: field.column?.heading ?? field.label,
    size: field.column?.width ?? 140,
    accessorFn: (row) => {
      const value = fieldValue(row, name);
      if (isEmpty(value)) return undefined;
      return isNumeric(field) ? value : displayText(field, value, names);
    },
    sortUndefined: 'last',
    sortFn: (a, b, id) => {
      const [left, right] = [a.getValue<string | number>(id), b.getValue<string | number>(id)];
      return typeof left === 'number' && typeof right === 'number'
        ? left - right
        : compareTexts(String(left), String(right));
    },
    cell: ({ row }) => <FieldCell field={field} value={fieldValue(row.original, name)} names={names} />,
  };
}

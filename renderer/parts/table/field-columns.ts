import type { AnyRecord, Field, Fields } from '#domain/record/field.ts';
import { fieldValue, isEmpty } from '#domain/record/value.ts';
import { displayText } from '../display.ts';
import type { Names } from '../entries.ts';
import type { ColumnFilter, RecordColumn } from './column.ts';
import { fieldCell } from './field-cell.ts';

/** The width of a column whose field does not say one, in CSS pixels. */
const usualWidth = 150;

/**
 * One column for each field that declares one. `offers` names further fields whose columns stay hidden until
 * somebody wants them; a composite field offers its parts.
 */
export const fieldColumns = <Row extends AnyRecord & object>(
  fields: Fields,
  names: Names,
  offers: (field: Field) => boolean = () => false,
): RecordColumn<Row>[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    if (field.column) return [fieldColumn<Row>(name, field, names)];
    if (!offers(field)) return [];
    return field.parts
      ? fieldColumns<Row>(partsOf(name, field.parts), names, isTyped)
      : [fieldColumn<Row>(name, field, names)];
  });

const partsOf = (name: string, parts: Fields): Fields =>
  Object.fromEntries(Object.entries(parts).map(([part, field]) => [`${name}.${part}`, field]));

const isTyped = ({ control }: Field): boolean => control !== 'none';

function fieldColumn<Row extends AnyRecord & object>(
  name: string,
  field: Field,
  names: Names,
): RecordColumn<Row> {
  const read = readerOf<Row>(name);
  const isNumeric = field.control === 'money' || field.control === 'percent';
  const text = (row: Row) => displayText(field, read(row), names);
  return {
    id: name,
    header: field.column?.heading ?? field.label,
    size: field.column?.width ?? usualWidth,
    isHidden: field.column?.hidden ?? field.column === undefined,
    ...(isNumeric ? { align: 'right' } : {}),
    text,
    sortKey: (row) => {
      const value = read(row);
      if (isEmpty(value)) return undefined;
      return isNumeric && typeof value === 'number' ? value : text(row);
    },
    filter: fieldFilter<Row>(read, field, names),
    cell: (row) => fieldCell(field, read(row), names),
  };
}

/** Reads a field of thousands of rows; only a composite name needs finding its way. */
const readerOf = <Row extends AnyRecord & object>(name: string): ((row: Row) => unknown) =>
  name.includes('.') ? (row) => fieldValue(row, name) : (row) => row[name] ?? undefined;

/** The filter that fits the kind of a field (R5). */
function fieldFilter<Row extends AnyRecord & object>(
  read: (row: Row) => unknown,
  field: Field,
  names: Names,
): ColumnFilter<Row> {
  switch (field.control) {
    case 'entry':
    case 'entries':
    case 'choice':
    case 'license':
    case 'person':
    case 'toggle':
      return {
        kind: 'pick',
        valuesOf: (row) => pickedOf(read(row)),
        labelOf: (value) => displayText(field, field.control === 'toggle' ? value === 'true' : value, names),
        ...(field.choices ? { choices: field.choices } : {}),
      };
    case 'money':
    case 'percent':
      return {
        kind: 'number',
        unit: field.control === 'money' ? '$' : '%',
        numberOf: (row) => {
          const value = read(row);
          return typeof value === 'number' ? value : undefined;
        },
      };
    case 'date':
      return { kind: 'date', dayOf: (row) => pickedOf(read(row))[0] };
    default:
      return { kind: 'text' };
  }
}

const nothing: readonly string[] = [];

const pickedOf = (value: unknown): readonly string[] => {
  if (isEmpty(value)) return nothing;
  return Array.isArray(value) ? value.map(String) : [String(value)];
};

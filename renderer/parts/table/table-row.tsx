import { memo, type ReactNode } from 'react';
import { type CellEditing, CellEditor, type EditedCell } from './cell-editor.tsx';
import type { PlacedColumn } from './layout.ts';
import classes from './record-table.module.css';
import { SelectOne } from './select-cells.tsx';

export type RowAction<Row> = (row: Row, tabIndex: 0 | -1) => ReactNode;

type Props<Row> = {
  readonly row: Row;
  /** From 0, among the rows that match. */
  readonly index: number;
  readonly columns: readonly PlacedColumn<Row>[];
  /** The place of the cell that Tab leads to; -1 where it is in another row. */
  readonly tabStop: number;
  /** Null where rows can't be selected. */
  readonly isSelected: boolean | null;
  readonly nameOf: (row: Row) => string;
  readonly onToggle: (row: Row, isRange: boolean) => void;
  /** The cell of this row that is edited; null for none. */
  readonly edited: EditedCell | null;
  readonly onEdit: (row: Row, columnId: string) => boolean;
  readonly onEdited: (step: -1 | 0 | 1) => void;
  readonly editing?: CellEditing<Row> | undefined;
  readonly action?: RowAction<Row> | undefined;
  readonly onOpen?: ((row: Row) => void) | undefined;
};

/** One row. It is drawn anew only when its record, its columns, its selection or the focus in it change. */
export const TableRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<Row>({ row, index, columns, tabStop, isSelected, ...on }: Props<Row>) {
  const first = isSelected === null ? 1 : 2;
  return (
    <tr aria-rowindex={index + 2} {...(isSelected === null ? {} : { 'aria-selected': isSelected })}>
      {isSelected !== null && (
        <SelectOne
          name={on.nameOf(row)}
          isSelected={isSelected}
          isTabStop={tabStop === 0}
          onToggle={(isRange) => on.onToggle(row, isRange)}
        />
      )}
      {columns.map((column, place) => (
        <td
          key={column.id}
          aria-colindex={first + place}
          onDoubleClick={() => on.onEdit(row, column.id) || on.onOpen?.(row)}
          tabIndex={tabStop === first + place - 1 ? 0 : -1}
          className={classesOf(column)}
          {...(column.pinnedAt === null ? {} : { style: { left: column.pinnedAt } })}
        >
          {column.cell(row)}
          {on.edited?.columnId === column.id && on.editing && (
            <RowEditor row={row} edited={on.edited} editing={on.editing} onEdited={on.onEdited} />
          )}
        </td>
      ))}
      <td aria-hidden="true" />
      {on.action && (
        <td aria-colindex={first + columns.length} className={classes.pinned}>
          {on.action(row, tabStop === first + columns.length - 1 ? 0 : -1)}
        </td>
      )}
    </tr>
  );
}

type EditorProps<Row> = {
  readonly row: Row;
  readonly edited: EditedCell;
  readonly editing: CellEditing<Row>;
  readonly onEdited: (step: -1 | 0 | 1) => void;
};

function RowEditor<Row>({ row, edited, editing, onEdited }: EditorProps<Row>) {
  const { columnId, typed } = edited;
  const found = editing.read(row, columnId);
  if (!found) return null;
  return (
    <CellEditor
      name={columnId}
      {...found}
      typed={typed}
      onSave={(value) => editing.save(row, columnId, value)}
      onClose={onEdited}
    />
  );
}

const classesOf = <Row,>({ pinnedAt, align }: PlacedColumn<Row>): string | undefined => {
  const found = [pinnedAt === null ? '' : classes.left, align === 'right' ? classes.number : ''];
  return found.filter(Boolean).join(' ') || undefined;
};

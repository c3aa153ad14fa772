import { type CellEditing, CellEditor, type EditedCell } from './cell-editor.tsx';

type Props<Row> = {
  readonly row: Row;
  readonly edited: EditedCell;
  readonly editing: CellEditing<Row>;
  readonly onEdited: (step: -1 | 0 | 1) => void;
};

/** What edits a cell in place; nothing where the cell can no longer be edited. */
export function RowEditor<Row>({ row, edited, editing, onEdited }: Props<Row>) {
  const { rowId, columnId, typed } = edited;
  const found = editing.read(row, columnId);
  if (!found) return null;
  return (
    <CellEditor
      key={`${rowId} ${columnId}`}
      name={columnId}
      {...found}
      typed={typed}
      onSave={(value) => editing.save(row, columnId, value)}
      onClose={onEdited}
    />
  );
}

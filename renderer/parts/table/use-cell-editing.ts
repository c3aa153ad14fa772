import { useCallback, useRef, useState } from 'react';
import type { CellEditing, EditedCell } from './cell-editor.tsx';
import type { Place } from './grid-keys.ts';
import type { PlacedColumn } from './layout.ts';

type Options<Row> = {
  readonly editing: CellEditing<Row> | undefined;
  readonly shown: readonly Row[];
  readonly placed: readonly PlacedColumn<Row>[];
  /** The place of the first column that a field has. */
  readonly firstColumn: number;
  readonly place: Place;
  readonly go: (to: Place) => void;
};

/** Which cell is edited. The functions stay the same, so that rows need no drawing. */
export function useCellEditing<Row extends { readonly id: string }>(options: Options<Row>) {
  const [edited, setEdited] = useState<EditedCell | null>(null);
  const latest = useRef(options);
  latest.current = options;

  /** False where that cell can't be edited in place. */
  const edit = useCallback((row: Row, columnId: string, typed: string | null = null): boolean => {
    if (!latest.current.editing?.read(row, columnId)) return false;
    setEdited({ rowId: row.id, columnId, typed });
    return true;
  }, []);

  /** Ends the edit, and goes on to a neighbour, which is edited too where it can be. */
  const onEdited = useCallback(
    (step: -1 | 0 | 1): void => {
      const { place, placed, firstColumn, shown, go } = latest.current;
      setEdited(null);
      const next = placed[place.column - firstColumn + step];
      const row = shown[place.row];
      go({ row: place.row, column: next ? place.column + step : place.column });
      if (step !== 0 && next && row) edit(row, next.id);
    },
    [edit],
  );

  return { edited, edit, onEdited };
}

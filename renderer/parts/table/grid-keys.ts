/** Where the focus stands: a row and a column by their places, the header being row -1. */
export type Place = { readonly row: number; readonly column: number };

type Grid = {
  readonly rows: number;
  readonly columns: number;
  /** How many rows fit into sight. */
  readonly page: number;
};

type Pressed = { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean };

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** Where a key leads from there, after the grid pattern of ARIA; null for a key that does not move. */
export function stepFrom({ row, column }: Place, grid: Grid, pressed: Pressed): Place | null {
  const isFar = pressed.ctrlKey || pressed.metaKey;
  const last = { row: grid.rows - 1, column: grid.columns - 1 };
  const to = (nextRow: number, nextColumn: number): Place => ({
    row: clamp(nextRow, -1, last.row),
    column: clamp(nextColumn, 0, last.column),
  });
  const firstRow = grid.rows > 0 ? 0 : -1;
  const moves: Record<string, Place> = {
    ArrowUp: to(row - 1, column),
    ArrowDown: to(row + 1, column),
    ArrowLeft: to(row, column - 1),
    ArrowRight: to(row, column + 1),
    PageUp: to(Math.max(row - grid.page, firstRow), column),
    PageDown: to(row + grid.page, column),
    Home: to(isFar ? firstRow : row, 0),
    End: to(isFar ? last.row : row, last.column),
  };
  if (isFar && pressed.key.startsWith('Arrow')) return null;
  return moves[pressed.key] ?? null;
}

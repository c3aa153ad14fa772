import type { Place } from '../grid-keys.ts';
import type { PlacedColumn } from '../layout.ts';
import type { Selected } from '../selection.ts';

/** What the body of a grid shows. */
export type BodyModel<Row> = {
  readonly rows: readonly Row[];
  readonly columns: readonly PlacedColumn<Row>[];
  /** In CSS pixels. */
  readonly rowHeight: number;
  /** Null where rows can't be selected. */
  readonly selected: Selected | null;
  readonly nameOf: (row: Row) => string;
  /** What the button at the end of a row says; null for none. */
  readonly action: string | null;
  /** The cell that Tab leads to. Its row is drawn wherever it is. */
  readonly place: Place;
  /** The cell that is edited, and the element that goes there. */
  readonly edited: { readonly rowId: string; readonly columnId: string; readonly host: HTMLElement } | null;
  /** Anything else that cells show; they are drawn anew when it changes. */
  readonly drawnWith: unknown;
  /** When this changes, the table goes to its top. */
  readonly top: string;
};

/** In CSS pixels. */
export const selectWidth = 40;
export const actionWidth = 64;

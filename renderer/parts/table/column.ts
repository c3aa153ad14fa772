import type { CellContent } from './cell-content.ts';

/** What a pick filter offers. */
export type Choice = { readonly value: string; readonly label: string };

/** What a column can be filtered by, and where a row's value for it comes from (R5). */
export type ColumnFilter<Row> =
  | { readonly kind: 'text' }
  | {
      readonly kind: 'pick';
      /** None where the cell is empty. */
      readonly valuesOf: (row: Row) => readonly string[];
      readonly labelOf: (value: string) => string;
      /** Offered whether or not a row has them, in this order; others follow by their label. */
      readonly choices?: readonly Choice[];
      /** One at a time, from the choices alone; where none is picked, this is what the filter says. */
      readonly single?: string;
    }
  | { readonly kind: 'number'; readonly numberOf: (row: Row) => number | undefined; readonly unit: '$' | '%' }
  | { readonly kind: 'date'; readonly dayOf: (row: Row) => string | undefined };

/** A column of a table of records. */
export type RecordColumn<Row> = {
  readonly id: string;
  readonly header: string;
  /** In CSS pixels, until somebody changes it. */
  readonly size: number;
  readonly align?: 'right';
  /** It says whose row this is, and so is drawn wherever one has scrolled to: a screen reader reads it first. */
  readonly isRowName?: true;
  /** Not shown until somebody asks for it. */
  readonly isHidden?: boolean;
  /** What the cell says, for search and copies; empty where it is empty. */
  readonly text: (row: Row) => string;
  /** What it sorts by; undefined comes last whichever way. */
  readonly sortKey: (row: Row) => string | number | undefined;
  readonly cell: (row: Row) => CellContent;
  /** A column without one has no Filter. */
  readonly filter?: ColumnFilter<Row>;
};

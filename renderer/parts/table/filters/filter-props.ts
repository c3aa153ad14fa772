import type { Filter } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../column.ts';

/** What a column's filter is drawn from. */
export type FilterProps<Row> = {
  readonly column: RecordColumn<Row>;
  readonly filter: Filter | undefined;
  /** Undefined takes the filter away. */
  readonly onFilter: (filter: Filter | undefined) => void;
  /** The rows that pass all other filters, for the counts. */
  readonly rowsOf: () => readonly Row[];
};

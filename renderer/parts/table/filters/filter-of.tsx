import { useMemo } from 'react';
import type { Filter } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../column.ts';
import { FilterButton } from './filter-button.tsx';

type Props<Row> = {
  readonly column: RecordColumn<Row>;
  readonly onFilter: (id: string, filter: Filter | undefined) => void;
  readonly rowsWithout: (id: string) => readonly Row[];
};

/** The Filter of one column. */
export function FilterOf<Row>({ column, onFilter, rowsWithout }: Props<Row>) {
  const on = useMemo(
    () => ({
      onFilter: (next: Filter | undefined) => onFilter(column.id, next),
      rowsOf: () => rowsWithout(column.id),
    }),
    [column, onFilter, rowsWithout],
  );
  return <FilterButton column={column} {...on} />;
}

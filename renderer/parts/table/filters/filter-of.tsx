import { createContext, memo, use, useMemo } from 'react';
import type { Filter, Filters } from '#domain/company/saved-views.ts';
import type { RecordColumn } from '../column.ts';
import { FilterButton } from './filter-button.tsx';

/** The filters of a table, so that one that changes draws no header but its own. */
export const FiltersContext = createContext<Filters>({});

type Props<Row> = {
  readonly column: RecordColumn<Row>;
  readonly onFilter: (id: string, filter: Filter | undefined) => void;
  readonly rowsWithout: (id: string) => readonly Row[];
};

/** The Filter of one column, as it is set now. */
export function FilterOf<Row>(props: Props<Row>) {
  return <SetFilter {...props} filter={use(FiltersContext)[props.column.id]} />;
}

const SetFilter = memo(DrawnFilter) as typeof DrawnFilter;

type SetProps<Row> = Props<Row> & { readonly filter: Filter | undefined };

function DrawnFilter<Row>({ column, filter, onFilter, rowsWithout }: SetProps<Row>) {
  const on = useMemo(
    () => ({
      onFilter: (next: Filter | undefined) => onFilter(column.id, next),
      rowsOf: () => rowsWithout(column.id),
    }),
    [column, onFilter, rowsWithout],
  );
  return <FilterButton column={column} filter={filter} {...on} />;
}

import { horizontalListSortingStrategy, SortableContext } from '@dnd-kit/sortable';
import { memo } from 'react';
import type { Filter, Filters, Sorting } from '#domain/company/saved-views.ts';
import { HeaderCell } from './header-cell.tsx';
import type { PlacedColumn } from './layout.ts';
import classes from './record-table.module.css';
import { SelectAll } from './select-cells.tsx';

type Props<Row> = {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly sorting: Sorting;
  readonly onSort: (id: string, adds: boolean) => void;
  readonly onWidth: ((id: string, width: number) => void) | undefined;
  readonly filters: Filters;
  readonly onFilter: ((id: string, filter: Filter | undefined) => void) | undefined;
  readonly rowsWithout: (id: string) => readonly Row[];
  /** Null where rows can't be selected. */
  readonly share: 'none' | 'some' | 'all' | null;
  readonly onSelectAll: () => void;
  readonly hasAction: boolean;
  /** The column whose header Tab leads to; -1 where Tab leads into the rows. */
  readonly tabStop: number;
};

/** The header of the grid: what selects all, and the columns. A search leaves it as it is. */
export const TableHead = memo(DrawnHead) as typeof DrawnHead;

function DrawnHead<Row>(props: Props<Row>) {
  const { columns, sorting, share, onWidth, onFilter, tabStop } = props;
  const first = share === null ? 1 : 2;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {share !== null && <SelectAll share={share} isTabStop={tabStop === 0} onToggle={props.onSelectAll} />}
        <SortableContext items={columns.map(({ id }) => id)} strategy={horizontalListSortingStrategy}>
          {columns.map((column, place) => {
            const sortIndex = sorting.findIndex(({ id }) => id === column.id);
            const index = first + place;
            return (
              <HeaderCell
                key={column.id}
                column={column}
                index={index}
                isTabStop={tabStop === index - 1}
                sorted={sortIndex < 0 ? false : sorting[sortIndex]?.desc ? 'desc' : 'asc'}
                sortPlace={sortIndex < 0 || sorting.length < 2 ? null : sortIndex + 1}
                onSort={props.onSort}
                onWidth={onWidth}
                filter={props.filters[column.id]}
                onFilter={onFilter}
                rowsWithout={props.rowsWithout}
              />
            );
          })}
        </SortableContext>
        <th aria-hidden="true" />
        {props.hasAction && (
          <th
            scope="col"
            aria-colindex={first + columns.length}
            className={classes.pinned}
            tabIndex={tabStop === first + columns.length - 1 ? 0 : -1}
          >
            <span className={classes.unseen}>Actions</span>
          </th>
        )}
      </tr>
    </thead>
  );
}

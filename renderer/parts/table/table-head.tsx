// biome-ignore-all lint/a11y/useSemanticElements: elements of a table lay out all of it when one cell changes
// biome-ignore-all lint/a11y/useFocusableInteractive: what stands in it takes the focus
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { horizontalListSortingStrategy, SortableContext } from '@dnd-kit/sortable';
import { memo, useMemo } from 'react';
import type { Filter, Sorting } from '#domain/company/saved-views.ts';
import { actionWidth } from './body/body-model.ts';
import { HeaderCell } from './header-cell.tsx';
import type { PlacedColumn } from './layout.ts';
import classes from './record-table.module.css';
import { SelectAll } from './select-all.tsx';

type Props<Row> = {
  readonly columns: readonly PlacedColumn<Row>[];
  readonly sorting: Sorting;
  readonly onSort: (id: string, adds: boolean) => void;
  readonly onWidth: ((id: string, width: number) => void) | undefined;
  readonly onMove: ((id: string, to: string) => void) | undefined;
  readonly onFilter: ((id: string, filter: Filter | undefined) => void) | undefined;
  readonly rowsWithout: (id: string) => readonly Row[];
  /** Null where rows can't be selected. */
  readonly share: 'none' | 'some' | 'all' | null;
  readonly onSelectAll: () => void;
  readonly hasAction: boolean;
  /** The column whose header Tab leads to; -1 where Tab leads into the rows. */
  readonly tabStop: number;
};

const sideways: Modifier = ({ transform }) => ({ ...transform, y: 0 });
const modifiers = [sideways];
// What it says aloud is no part of the grid.
const accessibility = { container: document.body };

/** The header of the grid: what selects all, and the columns. A search or a filter leaves it as it is. */
export const TableHead = memo(DrawnHead) as typeof DrawnHead;

function DrawnHead<Row>(props: Props<Row>) {
  const { columns, share, onMove, tabStop } = props;
  const first = share === null ? 1 : 2;
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const drop = ({ active, over }: DragEndEvent) => over && onMove?.(String(active.id), String(over.id));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={modifiers}
      accessibility={accessibility}
      onDragEnd={drop}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.headRow}>
          {share !== null && (
            <SelectAll share={share} isTabStop={tabStop === 0} onToggle={props.onSelectAll} />
          )}
          <SortableContext items={ids} strategy={horizontalListSortingStrategy}>
            {columns.map((column, place) => (
              <Heading key={column.id} {...props} column={column} index={first + place} />
            ))}
          </SortableContext>
          {props.hasAction && (
            <div
              role="columnheader"
              aria-colindex={first + columns.length}
              className={classes.pinned}
              style={{ width: actionWidth }}
              tabIndex={tabStop === first + columns.length - 1 ? 0 : -1}
            >
              <span className={classes.unseen}>Actions</span>
            </div>
          )}
        </div>
      </div>
    </DndContext>
  );
}

type HeadingProps<Row> = Props<Row> & { readonly column: PlacedColumn<Row>; readonly index: number };

/** Picks what one column's header needs, so that it is drawn anew only when that changes. */
function Heading<Row>({ column, index, sorting, tabStop, ...props }: HeadingProps<Row>) {
  const sortIndex = sorting.findIndex(({ id }) => id === column.id);
  return (
    <HeaderCell
      column={column}
      index={index}
      isTabStop={tabStop === index - 1}
      sorted={sortIndex < 0 ? false : sorting[sortIndex]?.desc ? 'desc' : 'asc'}
      sortPlace={sortIndex < 0 || sorting.length < 2 ? null : sortIndex + 1}
      onSort={props.onSort}
      onWidth={props.onWidth}
      onFilter={props.onFilter}
      rowsWithout={props.rowsWithout}
    />
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: elements of a table lay out all of it when one cell changes
// biome-ignore-all lint/a11y/useFocusableInteractive: what stands in it takes the focus
import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo } from 'react';
import type { Filter } from '#domain/company/saved-views.ts';
import { FilterOf } from './filters/filter-of.tsx';
import type { PlacedColumn } from './layout.ts';
import classes from './record-table.module.css';
import { ResizeHandle } from './resize-handle.tsx';

type Props<Row> = {
  readonly column: PlacedColumn<Row>;
  /** From 1, as ARIA counts. */
  readonly index: number;
  readonly isTabStop: boolean;
  readonly sorted: false | 'asc' | 'desc';
  /** Its place among several sorting columns, from 1; null where it sorts alone or not at all. */
  readonly sortPlace: number | null;
  readonly onSort: (id: string, adds: boolean) => void;
  /** Undefined where columns stay as they are. */
  readonly onWidth: ((id: string, width: number) => void) | undefined;
  /** Undefined where columns have no Filter. */
  readonly onFilter: ((id: string, filter: Filter | undefined) => void) | undefined;
  readonly rowsWithout: (id: string) => readonly Row[];
};

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;
const hint = 'Sorts. With Shift it sorts within the order that stands.';
const arrangeHint = `${hint} Drag to move; Ctrl+Shift+arrow moves, Shift+arrow resizes.`;

/** A column's header: its name sorts and can be dragged, what stands behind it filters, its edge resizes. */
export const HeaderCell = memo(DrawnCell) as typeof DrawnCell;

function DrawnCell<Row>(props: Props<Row>) {
  const { column, sorted, sortPlace, onWidth, onFilter } = props;
  const drag = useSortable({ id: column.id, disabled: !onWidth });
  const Arrow = sorted === 'desc' ? ArrowDown : ArrowUp;
  return (
    <div
      role="columnheader"
      ref={drag.setNodeRef}
      aria-colindex={props.index}
      aria-sort={sorted ? ariaSort[sorted] : 'none'}
      className={column.pinnedAt === null ? undefined : classes.left}
      style={{
        ...(column.pinnedAt === null ? {} : { left: column.pinnedAt }),
        width: column.width,
        transform: CSS.Translate.toString(drag.transform),
        ...(drag.isDragging ? { zIndex: 5, opacity: 0.8 } : {}),
      }}
    >
      <span className={classes.heading} {...drag.listeners}>
        <button
          type="button"
          className={classes.sort}
          tabIndex={props.isTabStop ? 0 : -1}
          title={onWidth ? arrangeHint : hint}
          onClick={(event) => props.onSort(column.id, event.shiftKey)}
        >
          <span className={classes.name}>{column.header}</span>
          {sorted && <Arrow size={12} aria-hidden="true" />}
          {sortPlace !== null && (
            <sup className="num" aria-hidden="true">
              {sortPlace}
            </sup>
          )}
        </button>
        {onFilter && column.filter && (
          <FilterOf column={column} onFilter={onFilter} rowsWithout={props.rowsWithout} />
        )}
      </span>
      {onWidth && <ResizeHandle columnIndex={props.index} onWidth={(width) => onWidth(column.id, width)} />}
    </div>
  );
}

// biome-ignore-all lint/a11y/useSemanticElements: elements of a table lay out all of it when one cell changes
import { type MouseEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Density, Filter, Filters, Layout, Sorting } from '#domain/company/saved-views.ts';
import { selectWidth } from './body/body-model.ts';
import { edgesOf } from './body/sight.ts';
import type { CellEditing } from './cell-editor.tsx';
import type { RecordColumn } from './column.ts';
import { FiltersContext } from './filters/filters-context.ts';
import { moveColumn, placeColumns, plainLayout, resizeColumn } from './layout.ts';
import classes from './record-table.module.css';
import { RowEditor } from './row-editor.tsx';
import { idsOf, type Selected, shareOf, toggleAll } from './selection.ts';
import { toggleSort } from './sort-rows.ts';
import { TableHead } from './table-head.tsx';
import { useCellEditing } from './use-cell-editing.ts';
import { type Paste, useClipboard } from './use-clipboard.ts';
import { useGridBody } from './use-grid-body.ts';
import { placeIn, useFollowingFocus, useGridFocus } from './use-grid-focus.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useSelecting } from './use-selecting.ts';
import { useShownRows } from './use-shown-rows.ts';

type Props<Row extends object> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly RecordColumn<Row>[];
  readonly search: string;
  readonly sorting: Sorting;
  readonly onSorting: (sorting: Sorting) => void;
  readonly layout?: Layout;
  /** Without it, columns stay as they are. */
  readonly onLayout?: (layout: Layout) => void;
  readonly filters?: Filters;
  /** Without it, no column has a Filter. */
  readonly onFilter?: (id: string, filter: Filter | undefined) => void;
  readonly density?: Density;
  readonly selection?: {
    readonly selected: Selected;
    readonly onSelected: (selected: Selected) => void;
    readonly nameOf: (row: Row) => string;
  };
  /** What the button at the right end of a row says, which opens it. */
  readonly action?: string;
  readonly onOpen?: (row: Row) => void;
  /** Without it, no cell is edited in place. */
  readonly editing?: CellEditing<Row>;
  /** Without it, nothing can be pasted. */
  readonly onPaste?: Paste<Row> | undefined;
  /** What cells show besides their rows; they are drawn anew when it changes. */
  readonly drawnWith?: unknown;
  readonly empty: ReactNode;
  readonly scrollTop?: number;
  readonly onScrollTop?: (scrollTop: number) => void;
  /** Told the rows in the order shown, so that a profile can lead to the next. */
  readonly onShown?: (rows: readonly Row[]) => void;
};

/** In CSS pixels; the style sheet has the same. */
const rowHeights = { comfortable: 36, compact: 30 } as const;

const noFilters: Filters = {};
const noName = () => '';

/** A grid of records that draws only the cells in sight, and the row that has the focus. */
export function RecordTable<Row extends { readonly id: string }>(props: Props<Row>) {
  const { columns, sorting, onSorting, selection, onShown, onLayout, onOpen } = props;
  const { layout = plainLayout, filters = noFilters, density = 'comfortable' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const left = selection ? selectWidth : 0;
  const hasAction = props.action !== undefined;
  const firstColumn = selection ? 1 : 0;
  const placed = useMemo(() => placeColumns(columns, layout, left), [columns, layout, left]);
  const { shown, rowsWithout } = useShownRows({ ...props, filters, visible: placed });
  const columnIds = useMemo(
    () => [
      ...(firstColumn > 0 ? ['$select'] : []),
      ...placed.map(({ id }) => id),
      ...(hasAction ? ['$action'] : []),
    ],
    [placed, firstColumn, hasAction],
  );
  const focus = useGridFocus({ scroller, rows: shown, columnIds });
  const { place } = focus;
  const rowHeight = rowHeights[density];
  const { toggle, stretch } = useSelecting(shown, selection?.selected, selection?.onSelected);
  const cells = useCellEditing({ editing: props.editing, shown, placed, firstColumn, place, go: focus.go });
  const [host] = useState(() => Object.assign(document.createElement('span'), { className: classes.edited }));
  const edited = useMemo(() => cells.edited && { ...cells.edited, host }, [cells.edited, host]);
  const grid = useGridBody(
    { scroller, body },
    {
      rows: shown,
      columns: placed,
      rowHeight,
      selected: selection?.selected ?? null,
      nameOf: selection?.nameOf ?? noName,
      action: props.action ?? null,
      place,
      edited,
      drawnWith: props.drawnWith,
      top: `${props.search} ${JSON.stringify(filters)}`,
    },
    props.scrollTop ?? 0,
  );
  useFollowingFocus(focus, scroller, grid);

  const latest = useRef({ shown, selection });
  latest.current = { shown, selection };
  const selectAll = useCallback(() => {
    const now = latest.current;
    now.selection?.onSelected(toggleAll(now.selection.selected, idsOf(now.shown)));
  }, []);
  const sort = useCallback(
    (id: string, adds: boolean) => onSorting(toggleSort(sorting, id, adds)),
    [sorting, onSorting],
  );
  const resize = useMemo(
    () => onLayout && ((id: string, width: number) => onLayout(resizeColumn(layout, id, width))),
    [layout, onLayout],
  );
  const move = useMemo(
    () => onLayout && ((id: string, to: string) => onLayout(moveColumn(columns, layout, id, to))),
    [columns, layout, onLayout],
  );
  const onKeyDown = useGridKeys({
    focus,
    scroller,
    shown,
    placed,
    rowHeight,
    firstColumn,
    columnCount: columnIds.length,
    onOpen,
    onEdit: cells.edit,
    onSelectAll: selection ? selectAll : undefined,
    onToggle: selection ? toggle : undefined,
    onStretch: selection ? stretch : undefined,
    onWidth: resize,
    onMove: move,
  });
  const clipboard = useClipboard({
    scroller,
    shown,
    placed,
    selected: selection?.selected,
    place,
    firstColumn,
    onPaste: props.onPaste,
  });

  /** The row that an event is in, and its column where it is a field's. */
  const hitBy = ({ target }: MouseEvent) => {
    const at = body.current?.contains(target as Node) ? placeIn(target as Element) : null;
    const row = at && shown[at.row];
    return row ? { row, columnId: placed[at.column - firstColumn]?.id } : null;
  };
  const onClick = (event: MouseEvent) => {
    const row = hitBy(event)?.row;
    const { localName } = event.target as Element;
    if (row && localName === 'input') toggle(row, event.shiftKey);
    if (row && localName === 'button') onOpen?.(row);
  };
  const onDoubleClick = (event: MouseEvent) => {
    const hit = hitBy(event);
    if (!hit?.columnId) return;
    if (!cells.edit(hit.row, hit.columnId)) onOpen?.(hit.row);
  };

  /** A cell that shows less than it holds says the whole to whoever points at it. */
  const sayWhole = (event: MouseEvent) => {
    const hit = hitBy(event);
    const cell = (event.target as Element).closest<HTMLElement>('[role="gridcell"]');
    const column = hit && placed.find(({ id }) => id === hit.columnId);
    if (cell && column) cell.title = cell.scrollWidth > cell.clientWidth ? column.text(hit.row) : '';
  };

  useEffect(() => onShown?.(shown), [shown, onShown]);

  const { pinned, end } = edgesOf(placed, left);
  const editedRow = edited && shown[place.row]?.id === edited.rowId ? shown[place.row] : null;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ scrollPaddingLeft: pinned }}
      onScroll={(event) => props.onScrollTop?.(event.currentTarget.scrollTop)}
    >
      <div
        role="grid"
        className={classes.table}
        style={{ minWidth: end + (hasAction ? 64 : 0) }}
        data-density={density}
        aria-label={props.label}
        aria-rowcount={shown.length + 1}
        aria-colcount={columnIds.length}
        {...(selection ? { 'aria-multiselectable': true } : {})}
        onKeyDown={onKeyDown}
        onFocus={focus.onFocus}
        onBlur={focus.onBlur}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onMouseOver={sayWhole}
        {...clipboard}
      >
        <FiltersContext value={filters}>
          <TableHead
            columns={placed}
            sorting={sorting}
            onSort={sort}
            onWidth={resize}
            onMove={move}
            onFilter={props.onFilter}
            rowsWithout={rowsWithout}
            share={selection ? shareOf(selection.selected, shown) : null}
            onSelectAll={selectAll}
            hasAction={hasAction}
            tabStop={place.row < 0 ? place.column : -1}
          />
        </FiltersContext>
        <div
          ref={body}
          role={shown.length > 0 ? 'rowgroup' : 'presentation'}
          className={classes.body}
          style={{ height: shown.length * rowHeight }}
        />
      </div>
      {editedRow &&
        edited &&
        props.editing &&
        createPortal(
          <RowEditor row={editedRow} edited={edited} editing={props.editing} onEdited={cells.onEdited} />,
          host,
        )}
      {shown.length === 0 && <div className={classes.empty}>{props.empty}</div>}
    </div>
  );
}

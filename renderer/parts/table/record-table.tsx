import {
  closestCenter,
  DndContext,
  type Modifier,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Density, Filter, Filters, Layout, Sorting } from '#domain/company/saved-views.ts';
import type { CellEditing } from './cell-editor.tsx';
import type { RecordColumn } from './column.ts';
import { moveColumn, placeColumns, plainLayout, resizeColumn } from './layout.ts';
import classes from './record-table.module.css';
import { type Selected, shareOf, toggleAll } from './selection.ts';
import { toggleSort } from './sort-rows.ts';
import { TableHead } from './table-head.tsx';
import { type RowAction, TableRow } from './table-row.tsx';
import { useCellEditing } from './use-cell-editing.ts';
import { type Paste, useClipboard } from './use-clipboard.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';
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
  /** The pinned cell at the right end of a row; a button in it takes the tab index. */
  readonly action?: RowAction<Row>;
  readonly onOpen?: (row: Row) => void;
  /** Without it, no cell is edited in place. */
  readonly editing?: CellEditing<Row>;
  /** Without it, nothing can be pasted. */
  readonly onPaste?: Paste<Row> | undefined;
  readonly empty: ReactNode;
  readonly scrollTop?: number;
  readonly onScrollTop?: (scrollTop: number) => void;
  /** Told the ids in the order shown, so that a profile can lead to the next. */
  readonly onShown?: (ids: readonly string[]) => void;
};

/** In CSS pixels; the style sheet has the same. */
const rowHeights = { comfortable: 36, compact: 30 } as const;
const selectWidth = 40;
const actionWidth = 64;

const noFilters: Filters = {};
const noName = () => '';
const sideways: Modifier = ({ transform }) => ({ ...transform, y: 0 });
const modifiers = [sideways];

/** A grid of records that draws only the rows in sight, and the one that has the focus. */
export function RecordTable<Row extends { readonly id: string }>(props: Props<Row>) {
  const { columns, sorting, onSorting, selection, onShown, onLayout, onOpen } = props;
  const { layout = plainLayout, filters = noFilters, density = 'comfortable' } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const left = selection ? selectWidth : 0;
  const placed = useMemo(() => placeColumns(columns, layout, left), [columns, layout, left]);
  const { shown, rowsWithout } = useShownRows({ ...props, filters, visible: placed });
  const rowIds = useMemo(() => shown.map(({ id }) => id), [shown]);
  const columnIds = useMemo(
    () => [
      ...(selection ? ['$select'] : []),
      ...placed.map(({ id }) => id),
      ...(props.action ? ['$action'] : []),
    ],
    [placed, selection, props.action],
  );
  const focus = useGridFocus({ scroller, rowIds, columnIds });
  const { place } = focus;
  const rowHeight = rowHeights[density];
  const { spaced, after } = useRowsInSight({
    scroller,
    count: shown.length,
    rowHeight,
    kept: place.row,
    initialOffset: props.scrollTop ?? 0,
    top: `${props.search} ${JSON.stringify(filters)}`,
  });
  const toggle = useSelecting(rowIds, selection?.selected, selection?.onSelected);
  const latest = useRef({ rowIds, selection });
  latest.current = { rowIds, selection };
  const selectAll = useCallback(() => {
    const now = latest.current;
    now.selection?.onSelected(toggleAll(now.selection.selected, now.rowIds));
  }, []);
  const sort = useCallback(
    (id: string, adds: boolean) => onSorting(toggleSort(sorting, id, adds)),
    [sorting, onSorting],
  );
  const resize = useMemo(
    () => onLayout && ((id: string, width: number) => onLayout(resizeColumn(layout, id, width))),
    [layout, onLayout],
  );
  const move = (id: string, to: string) => onLayout?.(moveColumn(columns, layout, id, to));
  const firstColumn = selection ? 1 : 0;
  const cells = useCellEditing({
    editing: props.editing,
    shown,
    placed,
    firstColumn,
    place,
    go: focus.go,
  });
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
    onWidth: resize,
    onMove: onLayout && move,
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
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const nothing = useCallback(() => undefined, []);

  useEffect(() => onShown?.(rowIds), [rowIds, onShown]);

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={modifiers}
      onDragEnd={({ active, over }) => over && move(String(active.id), String(over.id))}
    >
      <div
        ref={scroller}
        className={classes.scroller}
        style={{
          scrollPaddingLeft: placed.reduce(
            (sum, { pinnedAt, width }) => sum + (pinnedAt === null ? 0 : width),
            left,
          ),
        }}
        onScroll={(event) => props.onScrollTop?.(event.currentTarget.scrollTop)}
      >
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells can be walked is a grid
          role="grid"
          className={classes.table}
          data-density={density}
          aria-label={props.label}
          aria-rowcount={shown.length + 1}
          aria-colcount={columnIds.length}
          {...(selection ? { 'aria-multiselectable': true } : {})}
          onKeyDown={onKeyDown}
          onFocus={focus.onFocus}
          onBlur={focus.onBlur}
          {...clipboard}
        >
          <colgroup>
            {selection && <col style={{ width: selectWidth }} />}
            {placed.map(({ id, width }) => (
              <col key={id} style={{ width }} />
            ))}
            <col />
            {props.action && <col style={{ width: actionWidth }} />}
          </colgroup>
          <TableHead
            columns={placed}
            sorting={sorting}
            onSort={sort}
            onWidth={resize}
            filters={filters}
            onFilter={props.onFilter}
            rowsWithout={rowsWithout}
            share={selection ? shareOf(selection.selected, rowIds) : null}
            onSelectAll={selectAll}
            hasAction={props.action !== undefined}
            tabStop={place.row < 0 ? place.column : -1}
          />
          <tbody>
            {spaced.map((item) => {
              if (item.kind === 'space')
                return <tr key={item.key} aria-hidden="true" style={{ height: item.height }} />;
              const row = shown[item.index];
              return (
                row && (
                  <TableRow
                    key={row.id}
                    row={row}
                    index={item.index}
                    columns={placed}
                    tabStop={item.index === place.row ? place.column : -1}
                    isSelected={selection ? selection.selected.has(row.id) : null}
                    nameOf={selection?.nameOf ?? noName}
                    onToggle={selection ? toggle : nothing}
                    edited={cells.edited?.rowId === row.id ? cells.edited : null}
                    onEdit={cells.edit}
                    onEdited={cells.onEdited}
                    editing={props.editing}
                    action={props.action}
                    onOpen={onOpen}
                  />
                )
              );
            })}
            {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
          </tbody>
        </table>
        {shown.length === 0 && <div className={classes.empty}>{props.empty}</div>}
      </div>
    </DndContext>
  );
}

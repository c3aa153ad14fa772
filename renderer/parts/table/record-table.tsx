import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { features, type RecordColumn } from './features.ts';
import classes from './record-table.module.css';
import { Header } from './table-header.tsx';

export type SortingState = { id: string; desc: boolean }[];

type Props<Row extends object> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly RecordColumn<Row>[];
  readonly search: string;
  readonly sorting: SortingState;
  readonly onSorting: (sorting: SortingState) => void;
  readonly hidden: readonly string[];
  /** What stands in a column's header behind its name, such as its filter. */
  readonly headerExtras?: Readonly<Record<string, ReactNode>>;
  /** The pinned cell at the right end of a row. */
  readonly action?: (row: Row) => ReactNode;
  readonly onOpen?: (row: Row) => void;
  readonly empty: ReactNode;
  readonly scrollTop?: number;
  readonly onScrollTop?: (scrollTop: number) => void;
  /** Told the ids in the order shown, so that a profile can lead to the next. */
  readonly onShown?: (ids: readonly string[]) => void;
};

/** Height of a row and of the header, in CSS pixels; the style sheet has the same. */
const rowHeight = 36;

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value).toLocaleLowerCase();

/** Every word of the search has to be in the row's visible texts. */
function matches(text: string, search: string): boolean {
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** A table of records that draws only the rows in sight. */
export function RecordTable<Row extends { readonly id: string }>(props: Props<Row>) {
  const { rows: data, columns, search, sorting, hidden, onSorting } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = columns.map(({ id }) => id ?? '').filter((id) => !hidden.includes(id));
  const columnVisibility = useMemo(() => Object.fromEntries(hidden.map((id) => [id, false])), [hidden]);
  const table = useTable({
    features,
    data: data as Row[],
    columns: columns as RecordColumn<Row>[],
    getRowId: (row) => row.id,
    enableSortingRemoval: false,
    state: {
      sorting,
      globalFilter: search.trim(),
      columnVisibility,
    },
    onSortingChange: (update) => onSorting(typeof update === 'function' ? update(sorting) : update),
    globalFilterFn: (row, _id, value: string) =>
      matches(shown.map((id) => textOf(row.getValue(id))).join(' '), value),
    // The filter above looks at the whole row, so that it needs asking for one column only.
    getColumnCanGlobalFilter: (column) => column.id === shown[0],
  });
  const rows = table.getRowModel().rows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: props.scrollTop ?? 0,
    scrollPaddingStart: rowHeight,
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  const visible = table.getVisibleLeafColumns();
  const { onShown } = props;

  useEffect(() => onShown?.(rows.map(({ id }) => id)), [rows, onShown]);

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onScroll={(event) => props.onScrollTop?.(event.currentTarget.scrollTop)}
    >
      <table className={classes.table} aria-label={props.label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {visible.map((column) => (
            <col key={column.id} style={{ width: column.getSize() }} />
          ))}
          <col />
          {props.action && <col style={{ width: 64 }} />}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {table.getFlatHeaders().map((header) => (
              <Header
                key={header.id}
                label={String(header.column.columnDef.header)}
                sorted={header.column.getIsSorted()}
                onSort={header.column.getToggleSortingHandler()}
              >
                {props.headerExtras?.[header.id]}
              </Header>
            ))}
            <th aria-hidden="true" />
            {props.action && (
              <th className={classes.pinned}>
                <span className={classes.unseen}>Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <tr key={row.id} aria-rowindex={index + 2} onDoubleClick={() => props.onOpen?.(row.original)}>
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
                <td aria-hidden="true" />
                {props.action && <td className={classes.pinned}>{props.action(row.original)}</td>}
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </table>
      {rows.length === 0 && <div className={classes.empty}>{props.empty}</div>}
    </div>
  );
}

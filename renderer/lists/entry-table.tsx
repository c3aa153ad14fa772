import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { EntryName } from '../parts/entry-name.tsx';
import { EntryHeader } from './entry-header.tsx';
import { EntryRow } from './entry-row.tsx';
import classes from './entry-table.module.css';
import { type ListRow, type ListSort, landingOn, stepBefore } from './list-rows.ts';

export type EntryTableProps = {
  readonly label: string;
  readonly rows: readonly ListRow[];
  readonly hasPatterns: boolean;
  /** Whether the rows stand in the company's own order; else there is nothing to move. */
  readonly isOwnOrder: boolean;
  readonly mayEdit: boolean;
  readonly sort: ListSort;
  readonly onSort: (sort: ListSort) => void;
  readonly onOpen: (entry: ListEntry) => void;
  /** Moves it before another of its siblings, to the end where that is null. */
  readonly onMove: (id: string, before: string | null) => void;
  readonly onShowUsers: (entry: ListEntry) => void;
  readonly menu: (entry: ListEntry) => ReactNode;
  readonly empty: ReactNode;
};

/** Height of a row, in CSS pixels; the style sheet has the same. */
const rowHeight = 36;

/** How far the pointer goes before a press becomes a drag, in CSS pixels. */
const dragDistance = 4;

/** The entries of a list, those in sight drawn; each can be dragged, or moved by the arrow keys, among its siblings. */
export function EntryTable(props: EntryTableProps) {
  const { rows } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: dragDistance } }));
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const keepFocus = useKeptFocus(scroller, rows);
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);

  const step = (id: string, by: -1 | 1) => {
    const landing = stepBefore(rows, id, by);
    if (landing === undefined) return;
    keepFocus(id);
    props.onMove(id, landing);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const landing = over ? landingOn(rows, String(active.id), String(over.id)) : undefined;
    if (landing !== undefined) props.onMove(String(active.id), landing);
  };
  const lifted = rows.find(({ entry }) => entry.id === dragged);

  return (
    <div ref={scroller} className={classes.scroller}>
      <DndContext
        sensors={sensors}
        onDragStart={({ active }) => setDragged(String(active.id))}
        onDragCancel={() => setDragged(null)}
        onDragEnd={drop}
      >
        <table className={classes.table} aria-label={props.label} aria-rowcount={rows.length + 1}>
          <EntryHeader {...props} />
          <tbody>
            {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
            {items.map(({ index }) => {
              const row = rows[index];
              return row && <EntryRow key={row.entry.id} row={row} index={index} onStep={step} {...props} />;
            })}
            {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
          </tbody>
        </table>
        <DragOverlay dropAnimation={null}>
          {lifted && (
            <div className={classes.lifted}>
              <EntryName name={lifted.entry.name} colour={lifted.entry.colour} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {rows.length === 0 && <div className={classes.empty}>{props.empty}</div>}
    </div>
  );
}

/** A row that is moved is drawn elsewhere; whoever moved it by keyboard goes with it. */
function useKeptFocus(scroller: { readonly current: HTMLElement | null }, rows: readonly ListRow[]) {
  const moved = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows say when the move is drawn
  useEffect(() => {
    if (moved.current === null) return;
    const handle = scroller.current?.querySelector<HTMLElement>(`[data-move="${moved.current}"]`);
    moved.current = null;
    handle?.focus();
    handle?.scrollIntoView({ block: 'nearest' });
  }, [rows, scroller]);
  return (id: string) => {
    moved.current = id;
  };
}

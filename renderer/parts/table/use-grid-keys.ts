import type { KeyboardEvent, RefObject } from 'react';
import { isTyping } from '../is-typing.ts';
import { stepFrom } from './grid-keys.ts';
import type { PlacedColumn } from './layout.ts';
import { neighbourInHeader, type useGridFocus } from './use-grid-focus.ts';

type Options<Row> = {
  readonly focus: ReturnType<typeof useGridFocus>;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly shown: readonly Row[];
  readonly placed: readonly PlacedColumn<Row>[];
  readonly rowHeight: number;
  /** The place of the first column that a field has. */
  readonly firstColumn: number;
  readonly columnCount: number;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly onEdit: (row: Row, columnId: string, typed: string | null) => boolean;
  readonly onSelectAll: (() => void) | undefined;
  readonly onToggle: ((row: Row, isRange: boolean) => void) | undefined;
  /** Selects from the row where Shift was first pressed to the one that an arrow led to. */
  readonly onStretch: ((from: Row, to: Row) => void) | undefined;
  readonly onWidth: ((id: string, width: number) => void) | undefined;
  readonly onMove: ((id: string, to: string) => void) | undefined;
};

/** How far Shift and an arrow move a column's edge, in CSS pixels. */
const widthStep = 16;

/** What the keyboard does in a grid: it walks, selects, opens, and arranges columns from their headers. */
export const useGridKeys =
  <Row>(options: Options<Row>) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    // Events of a filter come by here too, since React sends them up the tree of components.
    if (event.defaultPrevented || !options.scroller.current?.contains(target) || isTyping(target)) return;
    if (
      onRow(event, target, options) ||
      onCell(event, target, options) ||
      inHeader(event, options) ||
      walk(event, options)
    )
      event.preventDefault();
  };

const isCell = (target: HTMLElement): boolean => target.role === 'gridcell';

/** Each of these answers whether the key was for it. */
function onRow<Row>(event: KeyboardEvent, target: HTMLElement, options: Options<Row>): boolean {
  const { onSelectAll, onToggle, onOpen } = options;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
    onSelectAll?.();
    return onSelectAll !== undefined;
  }
  const row = options.shown[options.focus.place.row];
  if (row && event.key === ' ' && onToggle && target.tagName !== 'BUTTON') {
    onToggle(row, event.shiftKey);
    return true;
  }
  if (row && event.key === 'Enter' && isCell(target) && onOpen) {
    onOpen(row);
    return true;
  }
  return false;
}

/** F2 or a letter on a cell edits it. */
function onCell<Row>(event: KeyboardEvent, target: HTMLElement, options: Options<Row>): boolean {
  const { focus, shown, placed, firstColumn, onEdit } = options;
  const row = shown[focus.place.row];
  const column = placed[focus.place.column - firstColumn];
  if (!row || !column || !isCell(target) || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'F2') return onEdit(row, column.id, null);
  // Space selects.
  return event.key.length === 1 && event.key !== ' ' && onEdit(row, column.id, event.key);
}

function walk<Row>(event: KeyboardEvent, options: Options<Row>): boolean {
  const { focus, scroller, shown, rowHeight, columnCount, onStretch } = options;
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
  const grid = { rows: shown.length, columns: columnCount, page };
  const to = event.altKey ? null : stepFrom(focus.place, grid, event);
  const [from, next] = [shown[focus.place.row], to && shown[to.row]];
  if (event.shiftKey && from && next && isUpOrDown(event)) onStretch?.(from, next);
  if (to) focus.go(to);
  return to !== null;
}

const isUpOrDown = ({ key }: KeyboardEvent): boolean => key === 'ArrowUp' || key === 'ArrowDown';

const steps: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Arrows in the header go from control to control; with Shift they resize, with Ctrl and Shift they move a column. */
function inHeader<Row>(event: KeyboardEvent<HTMLElement>, options: Options<Row>): boolean {
  const step = steps[event.key];
  if (options.focus.place.row >= 0 || step === undefined || event.altKey) return false;
  const at = options.focus.place.column - options.firstColumn;
  const column = options.placed[at];
  if (event.shiftKey && column) {
    if (!event.ctrlKey && !event.metaKey) options.onWidth?.(column.id, column.width + step * widthStep);
    else {
      const to = options.placed[at + step];
      if (to) options.onMove?.(column.id, to.id);
    }
    return true;
  }
  const next = neighbourInHeader(event.target as Element, step);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return next !== null;
}

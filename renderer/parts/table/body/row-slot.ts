import type { DrawnFaces } from '../../photo/drawn-faces.ts';
import type { CellContent } from '../cell-content.ts';
import type { PlacedColumn } from '../layout.ts';
import classes from '../record-table.module.css';
import { actionWidth, type BodyModel, selectWidth } from './body-model.ts';
import { clearCell, drawCell } from './draw-cell.ts';

type Cell = { readonly element: HTMLElement; content: CellContent | null };

/** The elements of one row. They are used again for another row rather than made anew. */
export type RowSlot<Row> = {
  readonly element: HTMLElement;
  /** From 0, among the rows that match. */
  index: number;
  row: Row | null;
  /** False while cells that can't be seen still show the row before. */
  isWhole: boolean;
  /** In CSS pixels. */
  top: number;
  readonly cells: Map<string, Cell>;
  readonly checkbox: HTMLInputElement | null;
  readonly button: HTMLButtonElement | null;
};

/** A column to draw: its place from 0 among all columns of the grid, and where it begins, in CSS pixels. */
export type DrawnColumn<Row> = {
  readonly column: PlacedColumn<Row>;
  readonly place: number;
  readonly start: number;
  readonly isSeen: boolean;
};

export function makeSlot<Row>({ selected, action }: BodyModel<Row>): RowSlot<Row> {
  const element = makeElement('row', classes.row);
  const checkbox = selected ? makeCheckbox() : null;
  const button = action === null ? null : makeButton(action);
  if (checkbox) {
    const cell = makeElement('gridcell', `${classes.cell} ${classes.left} ${classes.select}`);
    cell.style.width = `${selectWidth}px`;
    cell.setAttribute('aria-colindex', '1');
    cell.append(checkbox);
    element.append(cell);
  }
  if (button) {
    const cell = makeElement('gridcell', `${classes.cell} ${classes.pinned}`);
    cell.style.width = `${actionWidth}px`;
    cell.append(button);
    element.append(cell);
  }
  return { element, index: -1, row: null, isWhole: false, top: -1, cells: new Map(), checkbox, button };
}

function makeElement(role: string, className: string | undefined): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', role);
  element.className = className ?? '';
  return element;
}

function makeCheckbox(): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.tabIndex = -1;
  return input;
}

function makeButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.textContent = label;
  return button;
}

/** Gives a row the columns that are in sight, where they stand. */
export function placeCells<Row>(
  slot: RowSlot<Row>,
  drawn: readonly DrawnColumn<Row>[],
  lastPlace: number,
  faces: DrawnFaces,
): void {
  const wanted = new Set(drawn.map(({ column }) => column.id));
  for (const [id, { element, content }] of slot.cells)
    if (!wanted.has(id)) {
      clearCell(element, content, faces);
      element.remove();
      slot.cells.delete(id);
    }
  let before: Element | null = slot.checkbox?.parentElement ?? null;
  for (const { column, place, start } of drawn) {
    const cell = slot.cells.get(column.id) ?? { element: makeElement('gridcell', ''), content: null };
    slot.cells.set(column.id, cell);
    placeCell(cell.element, column, place, start);
    const next: Element | null = before ? before.nextElementSibling : slot.element.firstElementChild;
    if (next !== cell.element) slot.element.insertBefore(cell.element, next);
    before = cell.element;
  }
  slot.button?.parentElement?.setAttribute('aria-colindex', String(lastPlace + 1));
}

function placeCell<Row>(element: HTMLElement, column: PlacedColumn<Row>, place: number, start: number): void {
  const isPinned = column.pinnedAt !== null;
  element.className = [
    classes.cell,
    isPinned ? classes.left : classes.free,
    column.align === 'right' ? classes.number : '',
  ].join(' ');
  element.style.left = `${isPinned ? column.pinnedAt : start}px`;
  element.style.width = `${column.width}px`;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.setAttribute('aria-colindex', String(place + 1));
}

/**
 * Makes a row show a record; a row that shows it already is drawn where that changes it. `isQuick` leaves out the
 * cells that can't be seen, unless nothing stands in them yet.
 */
export function fillSlot<Row extends { readonly id: string }>(
  slot: RowSlot<Row>,
  index: number,
  row: Row,
  { selected, nameOf, rowHeight }: BodyModel<Row>,
  drawn: readonly DrawnColumn<Row>[],
  faces: DrawnFaces,
  isQuick: boolean,
): void {
  const { element, checkbox, cells } = slot;
  if (slot.index !== index) element.setAttribute('aria-rowindex', String(index + 2));
  if (slot.top !== index * rowHeight) element.style.top = `${index * rowHeight}px`;
  slot.top = index * rowHeight;
  for (const { column, isSeen } of drawn) {
    const cell = cells.get(column.id);
    if (!cell || (isQuick && !isSeen && cell.content !== null)) continue;
    const content = column.cell(row);
    drawCell(cell.element, cell.content, content, faces);
    cell.content = content;
  }
  if (checkbox && selected) {
    if (slot.row !== row) checkbox.setAttribute('aria-label', `Select ${nameOf(row)}`);
    const isSelected = String(selected.has(row.id));
    checkbox.checked = selected.has(row.id);
    if (element.ariaSelected !== isSelected) element.ariaSelected = isSelected;
  }
  slot.index = index;
  slot.row = row;
  slot.isWhole = !isQuick;
}

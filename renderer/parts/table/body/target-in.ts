import type { Place } from '../grid-keys.ts';

const widgets = 'input:not([disabled]), button:not([disabled])';

/** What takes the focus of a cell: the control in it where it has one. */
export function targetIn(grid: Element, { row, column }: Place): HTMLElement | null {
  const cell = grid.querySelector<HTMLElement>(
    `[aria-rowindex="${row + 2}"] > [aria-colindex="${column + 1}"]`,
  );
  return cell?.querySelector<HTMLElement>(widgets) ?? cell ?? null;
}

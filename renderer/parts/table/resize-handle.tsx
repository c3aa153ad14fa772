import type { PointerEvent } from 'react';
import { narrowest } from './layout.ts';
import classes from './record-table.module.css';

type Props = {
  /** From 1, as ARIA counts. */
  readonly columnIndex: number;
  readonly onWidth: (width: number) => void;
};

/** The edge of a column: dragging resizes it, a double click makes it as wide as what is in sight. */
export function ResizeHandle({ columnIndex, onWidth }: Props) {
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const table = handle.closest('table');
    const drawn = table?.querySelectorAll('col')[columnIndex - 1];
    const start = { x: event.clientX, width: handle.parentElement?.offsetWidth ?? 0 };
    const widthAt = (x: number) => Math.max(narrowest, start.width + x - start.x);
    // Only the column's own element moves until the pointer is let go: the rows are not drawn anew.
    handle.onpointermove = ({ clientX }) => {
      if (drawn) drawn.style.width = `${widthAt(clientX)}px`;
    };
    handle.onlostpointercapture = ({ clientX }) => {
      handle.onpointermove = null;
      if (clientX !== start.x) onWidth(widthAt(clientX));
    };
  };
  const fitContent = (handle: HTMLElement) => {
    const cells = handle.closest('table')?.querySelectorAll(`[aria-colindex="${columnIndex}"]`) ?? [];
    onWidth(Math.max(...[...cells].map(contentWidth)));
  };
  return (
    <span
      className={classes.edge}
      aria-hidden="true"
      onPointerDown={drag}
      onDoubleClick={(event) => fitContent(event.currentTarget)}
    />
  );
}

/** How wide a cell would like to be, in CSS pixels, its padding included. */
function contentWidth(cell: Element): number {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const padding = 24;
  return range.getBoundingClientRect().width + padding;
}

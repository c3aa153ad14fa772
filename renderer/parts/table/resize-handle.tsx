import { type PointerEvent, useRef } from 'react';
import classes from './record-table.module.css';

type Props = {
  /** From 1, as ARIA counts. */
  readonly columnIndex: number;
  readonly onWidth: (width: number) => void;
};

/** The edge of a column: dragging resizes it, a double click makes it as wide as what is in sight. */
export function ResizeHandle({ columnIndex, onWidth }: Props) {
  const latest = useRef(onWidth);
  latest.current = onWidth;
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const start = { x: event.clientX, width: handle.parentElement?.offsetWidth ?? 0 };
    handle.onpointermove = ({ clientX }) => latest.current(start.width + clientX - start.x);
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  };
  const fitContent = (handle: HTMLElement) => {
    const cells = handle.closest('[role="grid"]')?.querySelectorAll(`[aria-colindex="${columnIndex}"]`) ?? [];
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

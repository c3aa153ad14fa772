import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';

type Options = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  readonly rowHeight: number;
  /** A row that is drawn wherever it is, since it has the focus; -1 for none. */
  readonly kept: number;
  readonly initialOffset: number;
  /** When this changes, the table goes to its top. */
  readonly top: string;
};

type Item =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'space'; readonly key: string; readonly height: number };

/** The rows to draw, with spaces for those between, and the height of what follows in CSS pixels. */
export function useRowsInSight({ scroller, count, rowHeight, kept, initialOffset, top }: Options) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialOffset,
    rangeExtractor: useCallback(
      (range) => {
        const drawn = defaultRangeExtractor(range);
        if (kept < 0 || kept >= range.count || drawn.includes(kept)) return drawn;
        return [...drawn, kept].sort((a, b) => a - b);
      },
      [kept],
    ),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was measured is forgotten when rows change their height
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const last = useRef(top);
  useEffect(() => {
    if (last.current === top) return;
    last.current = top;
    // Asking the element itself where it is would lay the page out once more.
    if (virtualizer.scrollOffset !== 0) scroller.current?.scrollTo({ top: 0 });
  }, [top, scroller, virtualizer]);

  const spaced: Item[] = [];
  let at = 0;
  for (const { index, start, end } of virtualizer.getVirtualItems()) {
    if (start > at) spaced.push({ kind: 'space', key: `space-${index}`, height: start - at });
    spaced.push({ kind: 'row', index });
    at = end;
  }
  return { spaced, after: virtualizer.getTotalSize() - at };
}

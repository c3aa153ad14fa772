import { useCallback, useRef } from 'react';
import { type Selected, toggleOne, toggleRange } from './selection.ts';

type Toggle = (row: { readonly id: string }, isRange: boolean) => void;

/** Selects a row, or from the row before to this one. The function stays the same, so that rows need no drawing. */
export function useSelecting(
  shown: readonly string[],
  selected: Selected | undefined,
  onSelected: ((selected: Selected) => void) | undefined,
): Toggle {
  const latest = useRef({ shown, selected, onSelected });
  latest.current = { shown, selected, onSelected };
  const anchor = useRef<string | null>(null);
  return useCallback(({ id }, isRange) => {
    const now = latest.current;
    if (!now.selected) return;
    const next =
      isRange && anchor.current !== null
        ? toggleRange(now.selected, now.shown, anchor.current, id)
        : toggleOne(now.selected, id);
    if (!isRange) anchor.current = id;
    now.onSelected?.(next);
  }, []);
}

import { useCallback, useRef } from 'react';
import { idsOf, type Selected, stretchTo, toggleOne, toggleRange } from './selection.ts';

type Row = { readonly id: string };

/** A selection that grows by Shift and arrows: where it began, where it is, and what was selected before it. */
type Stretch = {
  readonly from: string;
  readonly to: string;
  readonly before: Selected;
  readonly made: Selected;
};

/** Selects a row, or from the row before to this one. The functions stay the same. */
export function useSelecting(
  shown: readonly Row[],
  selected: Selected | undefined,
  onSelected: ((selected: Selected) => void) | undefined,
) {
  const latest = useRef({ shown, selected, onSelected });
  latest.current = { shown, selected, onSelected };
  const anchor = useRef<string | null>(null);
  const stretch = useRef<Stretch | null>(null);

  const toggle = useCallback(({ id }: Row, isRange: boolean): void => {
    const now = latest.current;
    if (!now.selected) return;
    const next =
      isRange && anchor.current !== null
        ? toggleRange(now.selected, idsOf(now.shown), anchor.current, id)
        : toggleOne(now.selected, id);
    if (!isRange) anchor.current = id;
    now.onSelected?.(next);
  }, []);

  const stretchFrom = useCallback((from: Row, { id: to }: Row): void => {
    const now = latest.current;
    if (!now.selected) return;
    const last = stretch.current;
    // Another selection or another place of the focus begins anew.
    const goesOn = last !== null && last.to === from.id && last.made === now.selected;
    const begun = goesOn ? last : { from: from.id, before: now.selected };
    const made = stretchTo(begun.before, idsOf(now.shown), begun.from, to);
    stretch.current = { from: begun.from, before: begun.before, to, made };
    anchor.current = begun.from;
    now.onSelected?.(made);
  }, []);

  return { toggle, stretch: stretchFrom };
}

import { useCallback, useMemo, useState } from 'react';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { inOrder, type Placing } from '#domain/company/list-order.ts';
import { useData } from '../data-context.tsx';
import { useEntries } from '../parts/entries.ts';

/**
 * The entries of a list in the company's order, and the way to give some of them other places. Those count at once,
 * before they are on the disk: whoever presses an arrow key twice moves the entry twice.
 */
export function useOwnOrder(kind: ListKind) {
  const { write } = useData();
  const standing = useEntries(kind);
  const [underway, setUnderway] = useState<readonly Placing[]>([]);
  const entries = useMemo(() => {
    if (underway.length === 0) return standing;
    const placeOf = new Map(underway.map(({ id, order }) => [id, order]));
    return inOrder(
      standing.map((entry) => ({ ...entry, order: placeOf.get(entry.id) ?? entry.order ?? null })),
    );
  }, [standing, underway]);
  const place = useCallback(
    async (placings: readonly Placing[]) => {
      setUnderway((before) => [...before, ...placings]);
      try {
        await Promise.all(placings.map(({ id, order }) => write.change('lists', id, { order })));
      } finally {
        setUnderway((before) => before.filter((placing) => !placings.includes(placing)));
      }
    },
    [write],
  );
  return { entries, place };
}

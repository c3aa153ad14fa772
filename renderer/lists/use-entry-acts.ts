import { useState } from 'react';
import type { ListEntry } from '#domain/company/list-entry.ts';
import { moveBefore, type Placing } from '#domain/company/list-order.ts';
import { useData } from '../data-context.tsx';
import type { Notice } from '../parts/notice.tsx';
import { type ListRow, siblingsOf, stepBefore } from './list-rows.ts';

/** What is done to an entry from its row, and the sentence that says it was done. */
export function useEntryActs(
  rows: readonly ListRow[],
  place: (placings: readonly Placing[]) => Promise<void>,
) {
  const data = useData();
  const [notice, setNotice] = useState<Notice | null>(null);

  const move = (id: string, before: string | null) => {
    const siblings = siblingsOf(rows, id);
    const placings = moveBefore(siblings, id, before);
    if (placings.length === 0) return;
    setNotice({ text: movedWords(siblings, id, before) });
    void place(placings);
  };
  const step = (id: string, by: -1 | 1) => {
    const before = stepBefore(rows, id, by);
    if (before !== undefined) move(id, before);
  };
  const setActive = async (entry: ListEntry, active: boolean) => {
    await data.write.change('lists', entry.id, { active });
    setNotice({
      text: active ? `${entry.name} is back.` : `${entry.name} was retired. Whoever has it keeps it.`,
      undo: () => {
        setNotice(null);
        void data.write.change('lists', entry.id, { active: !active });
      },
    });
  };
  return { notice, setNotice, move, step, setActive };
}

function movedWords(siblings: readonly ListEntry[], id: string, before: string | null): string {
  const others = siblings.filter((entry) => entry.id !== id);
  const at = before === null ? others.length : others.findIndex((entry) => entry.id === before);
  const name = siblings.find((entry) => entry.id === id)?.name ?? '';
  return `${name} is now ${(at + 1).toLocaleString()} of ${siblings.length.toLocaleString()}.`;
}

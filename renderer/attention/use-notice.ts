import { useCallback, useEffect, useRef, useState } from 'react';
import type { Notice } from '../parts/notice.tsx';
import type { ConflictItem } from './attention-items.ts';
import { useConflictWords } from './use-conflict-words.ts';

/**
 * What there is to say about the last thing that happened on the screen. What disappears without anything done here
 * was settled on another computer, and is said so.
 */
export function useNotice(conflicts: readonly ConflictItem[]) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const words = useConflictWords();
  const shown = useRef(conflicts);
  const settledHere = useRef(new Set<string>());

  useEffect(() => {
    const now = new Set(conflicts.map(({ id }) => id));
    const gone = shown.current.filter(({ id }) => !now.has(id) && !settledHere.current.has(id));
    shown.current = conflicts;
    for (const id of now) settledHere.current.delete(id);
    const [first] = gone;
    if (!first) return;
    const text =
      gone.length === 1
        ? `${words(first).label} of ${first.subject.name} was settled elsewhere.`
        : `${gone.length.toLocaleString()} were settled elsewhere.`;
    setNotice({ text });
  }, [conflicts, words]);

  const settling = useCallback((items: readonly ConflictItem[]) => {
    for (const { id } of items) settledHere.current.add(id);
  }, []);
  const say = useCallback((text: string, undo?: (() => Promise<void>) | null) => {
    setNotice(
      undo
        ? {
            text,
            undo: () => {
              setNotice(null);
              void undo();
            },
          }
        : { text },
    );
  }, []);
  return { notice, say, settling, clear: useCallback(() => setNotice(null), []) };
}

import { useCallback } from 'react';
import { useData } from '../data-context.tsx';
import { redoLast, undoLast } from './revert.ts';
import { useUndoStack } from './undo-stack.ts';

export type Undo = {
  /** What would be undone, such as "Deactivated 3 technicians"; null for nothing. */
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
};

/** Takes back the last change of profiles, or does it again. */
export function useUndo(): Undo {
  const data = useData();
  const undoes = useUndoStack(({ done }) => done.at(-1)?.label ?? null);
  const redoes = useUndoStack(({ undone }) => undone.at(-1)?.label ?? null);
  const undo = useCallback(() => undoLast(data), [data]);
  const redo = useCallback(() => redoLast(data), [data]);
  return { undoes, redoes, undo, redo };
}

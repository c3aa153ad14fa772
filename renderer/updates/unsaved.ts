import { useEffect, useId } from 'react';
import { create } from 'zustand';

/** The forms that hold what was typed and is not saved, by an id of each. */
const useUnsavedForms = create<ReadonlySet<string>>()(() => new Set());

/** Says of a form whether it holds something that nobody has saved yet. */
export function useUnsaved(isUnsaved: boolean): void {
  const id = useId();
  useEffect(() => {
    if (!isUnsaved) return;
    useUnsavedForms.setState((forms) => new Set(forms).add(id), true);
    return () => useUnsavedForms.setState((forms) => new Set([...forms].filter((each) => each !== id)), true);
  }, [isUnsaved, id]);
}

/** Is every form as it was saved? */
export const useAllSaved = (): boolean => useUnsavedForms(({ size }) => size === 0);

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer, Trouble } from '../../data/server-client.ts';

type Page<T> = { readonly items: readonly T[]; readonly next: string | number | null };

export type Pages<T> = {
  /** All that was read so far; undefined before the first page. */
  readonly items: readonly T[] | undefined;
  readonly trouble: Trouble | null;
  readonly isAsking: boolean;
  /** Reads the page after the last one; null where there is none. */
  readonly more: (() => void) | null;
  /** Starts anew with the first page. */
  readonly refresh: () => void;
  /** Repeats what failed. */
  readonly again: () => void;
};

type Read<T> = (before: string | number | null) => Promise<Answer<Page<T>>>;

type State<T> = { readonly items: readonly T[]; readonly next: string | number | null };

/** Reads a long list page by page, newest first. `read` must stay the same between renders. */
export function usePages<T>(read: Read<T>): Pages<T> {
  const [state, setState] = useState<State<T> | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isAsking, setIsAsking] = useState(true);
  const [failed, setFailed] = useState<'first' | 'more'>('first');
  const turn = useRef(0);

  const ask = useCallback(
    async (known: readonly T[], before: string | number | null) => {
      turn.current += 1;
      const mine = turn.current;
      setIsAsking(true);
      const answer = await read(before);
      if (mine !== turn.current) return;
      setIsAsking(false);
      setTrouble(answer.ok ? null : answer);
      setFailed(before === null ? 'first' : 'more');
      if (answer.ok) setState({ items: [...known, ...answer.value.items], next: answer.value.next });
    },
    [read],
  );

  useEffect(() => {
    void ask([], null);
    return () => {
      turn.current += 1;
    };
  }, [ask]);

  const next = state?.next ?? null;
  const refresh = () => void ask([], null);
  const more = state && next !== null ? () => void ask(state.items, next) : null;
  return {
    items: state?.items,
    trouble,
    isAsking,
    more,
    refresh,
    again: failed === 'more' && more ? more : refresh,
  };
}

import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Trouble } from '../../data/server-client.ts';
import { useData } from '../../data-context.tsx';

export type Asked<T> = {
  /** What the server last answered; it stays while it is asked again. Undefined before the first answer. */
  readonly value: T | undefined;
  /** Why the latest question has no answer, or null. */
  readonly trouble: Trouble | null;
  readonly isAsking: boolean;
  readonly again: () => void;
};

/** Asks the server when the screen opens, when the network comes back, and when told to. `schema` must stay the same. */
export function useAnswer<S extends z.ZodType>(path: string, schema: S): Asked<z.output<S>> {
  const { server } = useData();
  const [value, setValue] = useState<z.output<S> | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isAsking, setIsAsking] = useState(true);
  const [question, setQuestion] = useState({ path });
  const again = useCallback(() => setQuestion({ path }), [path]);

  useEffect(() => {
    let gone = false;
    setIsAsking(true);
    void server.get(question.path, schema).then((answer) => {
      if (gone) return;
      setIsAsking(false);
      setTrouble(answer.ok ? null : answer);
      if (answer.ok) setValue(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [server, schema, question]);

  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [again]);

  return { value, trouble, isAsking, again };
}

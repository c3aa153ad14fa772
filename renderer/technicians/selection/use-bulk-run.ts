import { useRef, useState } from 'react';
import type { Plan } from './bulk-plan.ts';
import type { Outcome } from './bulk-summary.ts';
import type { BulkWork } from './bulk-work.ts';

export type Stage =
  | { readonly name: 'asking' }
  | { readonly name: 'running'; readonly done: number; readonly all: number }
  | { readonly name: 'over'; readonly outcome: Outcome };

export type BulkRun = {
  readonly stage: Stage;
  readonly run: (plan: Plan, work: BulkWork) => Promise<void>;
  /** Begins with nobody else; those under way are finished. */
  readonly cancel: () => void;
};

/** From the question over the work to what came of it. The plan that was shown is the plan that is carried out. */
export function useBulkRun(): BulkRun {
  const [stage, setStage] = useState<Stage>({ name: 'asking' });
  const stop = useRef(new AbortController());
  const run = async ({ touched, leftOut }: Plan, work: BulkWork) => {
    const all = touched.length;
    stop.current = new AbortController();
    setStage({ name: 'running', done: 0, all });
    const ids = await work(touched, {
      signal: stop.current.signal,
      onProgress: (done) => setStage({ name: 'running', done, all }),
    });
    const done = new Set(ids);
    setStage({
      name: 'over',
      outcome: {
        done: touched.filter(({ id }) => done.has(id)),
        notDone: touched.filter(({ id }) => !done.has(id)),
        leftOut,
      },
    });
  };
  return { stage, run, cancel: () => stop.current.abort() };
}

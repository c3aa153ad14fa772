import type { Hint } from '#domain/sync/wire.ts';

export type Listener = {
  readonly sessionId: string;
  readonly hint: (hint: Hint) => void;
  readonly end: () => void;
};

/** Passes hints from whoever wrote to the open streams of the same company (S13). */
export type Hub = {
  readonly publish: (companyId: string, hint: Hint) => void;
  /** Answers the way to leave again. */
  readonly join: (companyId: string, listener: Listener) => () => void;
  readonly endSession: (sessionId: string) => void;
  readonly endAll: () => void;
  readonly size: () => number;
  /** Those that somebody listens to. */
  readonly companies: () => readonly string[];
};

export function createHub(): Hub {
  const companies = new Map<string, Set<Listener>>();
  const all = () => [...companies.values()].flatMap((listeners) => [...listeners]);
  return {
    publish: (companyId, hint) => {
      for (const listener of companies.get(companyId) ?? []) listener.hint(hint);
    },
    join: (companyId, listener) => {
      const listeners = companies.get(companyId) ?? new Set();
      companies.set(companyId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
      };
    },
    endSession: (sessionId) => {
      for (const listener of all()) if (listener.sessionId === sessionId) listener.end();
    },
    endAll: () => {
      for (const listener of all()) listener.end();
    },
    size: () => all().length,
    companies: () => [...companies].flatMap(([companyId, { size }]) => (size > 0 ? [companyId] : [])),
  };
}

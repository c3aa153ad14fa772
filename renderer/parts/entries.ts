import { useMemo } from 'react';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { ListKind } from '#domain/company/list-kinds.ts';
import { inOrder } from '#domain/company/list-order.ts';
import { useData, useRecords } from '../data-context.tsx';

/** Finds people and list entries by id; a retired entry keeps its name (R40). */
export type Names = {
  readonly entry: (id: string) => ListEntry | undefined;
  readonly person: (id: string) => string | undefined;
};

/** The entries of one list in the company's order, retired ones included. */
export function useEntries(kind: ListKind): readonly ListEntry[] {
  const all = useRecords(useData().lists);
  return useMemo(() => inOrder(all.filter((entry) => entry.kind === kind)), [all, kind]);
}

/** Looks up names; the object changes when any list or office user does. */
export function useNames(): Names {
  const data = useData();
  const lists = useRecords(data.lists);
  const people = useRecords(data.people);
  return useMemo(() => {
    const entries = new Map(lists.map((entry) => [entry.id, entry]));
    const office = new Map(people.map((person) => [person.id, person.name]));
    return {
      entry: (id) => entries.get(id),
      person: (id) => office.get(id) ?? data.technicians.get(id)?.name ?? undefined,
    };
  }, [lists, people, data]);
}

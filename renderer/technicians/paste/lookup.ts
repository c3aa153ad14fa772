import { useMemo } from 'react';
import type { Lookup } from '#domain/record/read-text.ts';
import { useData, useRecords } from '../../data-context.tsx';

const key = (name: string | null | undefined): string => (name ?? '').trim().toLowerCase();

/** Finds entries and people by the names that they have now, without case; a name that two have finds nobody. */
export function useLookup(): Lookup {
  const data = useData();
  const lists = useRecords(data.lists);
  const people = useRecords(data.people);
  const technicians = useRecords(data.technicians);
  return useMemo(() => {
    const active = lists.filter((entry) => entry.active !== false);
    const entries = uniqueIds(active.map(({ id, kind, name }) => [`${kind} ${key(name)}`, id]));
    const persons = uniqueIds(
      [...people, ...technicians]
        .filter((person) => person.active !== false)
        .map(({ id, name }) => [key(name), id]),
    );
    return {
      entry: (kind, name) => entries.get(`${kind} ${key(name)}`) ?? undefined,
      person: (name) => persons.get(key(name)) ?? undefined,
    };
  }, [lists, people, technicians]);
}

function uniqueIds(named: readonly (readonly [string, string])[]): ReadonlyMap<string, string | null> {
  const ids = new Map<string, string | null>();
  for (const [name, id] of named) ids.set(name, ids.has(name) ? null : id);
  return ids;
}

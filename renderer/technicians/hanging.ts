import { useMemo } from 'react';
import type { Technician } from '#domain/technician/fields.ts';
import { useData, useRecords } from '../data-context.tsx';
import { useNames } from '../parts/entries.ts';

/** Something that still hangs on a profile (R39): in a sentence, and in a word or two for a list of people. */
export type Hanging = {
  readonly label: string;
  readonly text: string;
  readonly short: string;
  /** The first people that it is about. */
  readonly people?: readonly { readonly id: string; readonly name: string }[];
};

/** So many people are listed; the rest are counted. */
const mostNames = 8;

/**
 * Finds what still hangs on any profile. People who are `leaving` too don't count as managed: nothing is left to do
 * about them.
 */
export function useHanging(leaving?: ReadonlySet<string>): (technician: Technician) => readonly Hanging[] {
  const data = useData();
  const names = useNames();
  const technicians = useRecords(data.technicians);
  const requests = useRecords(data.requests);
  return useMemo(() => {
    const staying = technicians.filter(({ id, active }) => active !== false && !leaving?.has(id));
    const managedBy = Map.groupBy(staying, ({ managerId }) => managerId);
    const queued = Map.groupBy(
      requests.filter(({ state }) => state === 'queued'),
      ({ technicianId }) => technicianId,
    );
    const nameOf = (id: string) => names.entry(id)?.name ?? 'Unknown entry';
    return (technician) => [
      ...entriesOn(technician, nameOf),
      ...managedOf(managedBy.get(technician.id) ?? []),
      ...accountOf(technician, queued.get(technician.id)?.length ?? 0),
    ];
  }, [technicians, requests, names, leaving]);
}

function entriesOn({ truckId, teamId }: Technician, nameOf: (id: string) => string): Hanging[] {
  const hanging: Hanging[] = [];
  if (truckId) {
    const truck = nameOf(truckId);
    hanging.push({ label: 'Truck', text: `${truck} stays assigned.`, short: `truck ${truck}` });
  }
  if (teamId) {
    const team = nameOf(teamId);
    hanging.push({ label: 'Team', text: `${team} keeps this member.`, short: `team ${team}` });
  }
  return hanging;
}

function managedOf(managed: readonly Technician[]): Hanging[] {
  if (managed.length === 0) return [];
  const count = managed.length === 1 ? '1 technician' : `${managed.length.toLocaleString()} technicians`;
  return [
    {
      label: 'Manager',
      text: `of ${count}, who keep this manager:`,
      short: `manages ${count}`,
      people: managed.slice(0, mostNames).map(({ id, name }) => ({ id, name: name ?? id })),
    },
  ];
}

function accountOf({ account }: Technician, queued: number): Hanging[] {
  const hanging: Hanging[] = [];
  if (account?.state === 'invited')
    hanging.push({
      label: 'Invitation',
      text: 'is pending; its link stops working.',
      short: 'invitation pending',
    });
  if (queued > 0)
    hanging.push({
      label: 'Waiting for the server',
      text: `${queued} requests, which will be refused.`,
      short: `${queued} requests waiting`,
    });
  return hanging;
}

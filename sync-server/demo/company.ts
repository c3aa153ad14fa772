import type { Company } from '#domain/company/company.ts';
import type { ListEntry } from '#domain/company/list-entry.ts';
import type { Person } from '#domain/company/people.ts';
import { demoLists } from './lists.ts';
import { demoPeople } from './people.ts';
import { rollDice } from './prng.ts';
import type { TechnicianDoc } from './sketch.ts';
import { demoTechnicians } from './technicians.ts';

export interface DemoCompany {
  readonly company: Company;
  readonly lists: ListEntry[];
  readonly people: Person[];
  readonly technicians: TechnicianDoc[];
}

/**
 * A made-up company with `size` technicians (0 to 20,000), all plain JSON. The same size and seed give the same
 * bytes on every machine. Phones are in the exchange 555, addresses at `.example`: nobody can be reached by them.
 */
export function demoCompany({ size, seed }: { size: number; seed: number }): DemoCompany {
  const lists = demoLists(size);
  const people = demoPeople();
  const truckIds = lists.filter(({ kind, active }) => kind === 'truck' && active).map(({ id }) => id);
  return {
    company: { id: 'northline', name: 'Northline Home Services', currency: 'USD', payroll: true },
    lists,
    people,
    technicians: demoTechnicians(size, rollDice(seed), people, truckIds),
  };
}

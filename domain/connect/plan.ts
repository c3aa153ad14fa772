import type { ListEntry } from '../company/list-entry.ts';
import { startingLists } from '../company/starting-lists.ts';
import type { AnyRecord, Field } from '../record/field.ts';
import { fieldEntries } from '../record/field-entries.ts';
import { fieldValue, isEmpty, sameValue, withFieldValues } from '../record/value.ts';
import { countUses } from '../technician/entry-uses.ts';
import { type Technician, technicianFields } from '../technician/fields.ts';
import { type AlikeBy, findAlike } from './alike.ts';
import { sameEntries } from './same-entries.ts';

/** What this computer has had to itself, before it was connected (R53). */
export type Own = { readonly technicians: readonly Technician[]; readonly lists: readonly ListEntry[] };

/** What can be done with a profile that the company may have already. */
export type Choice = 'fill' | 'add' | 'leave';

export type Duplicate = {
  /** The profile of this computer, with its lists' entries as they are in the company. */
  readonly mine: Technician;
  readonly theirs: Technician;
  readonly by: Exclude<AlikeBy, 'id'>;
  /** The fields that the company's profile does not have; empty where there is nothing to fill in. */
  readonly missing: AnyRecord;
  /** Labels of fields in which the two say different things; the company's stays. */
  readonly differ: readonly string[];
};

export type Plan = {
  readonly entries: readonly ListEntry[];
  readonly fresh: readonly Technician[];
  readonly duplicates: readonly Duplicate[];
  /** Uploaded before, from this very computer: they are left as they are. */
  readonly there: number;
};

/** What connecting would do, before anything is done. */
export function planConnection(own: Own, company: Own): Plan {
  const { there: entryThere, added } = sameEntries(own.lists, company.lists);
  const alike = findAlike(company.technicians);
  const fresh: Technician[] = [];
  const duplicates: Duplicate[] = [];
  let there = 0;
  for (const technician of own.technicians) {
    const mine = withEntries(bare(technician), entryThere);
    const found = alike(mine);
    if (!found) fresh.push(mine);
    else if (found.by === 'id') there += 1;
    else
      duplicates.push({ mine, theirs: found.technician, by: found.by, ...compared(mine, found.technician) });
  }
  return { entries: added.filter(isWanted(own.technicians)).map(bare), fresh, duplicates, there };
}

/** What every company begins with, and nobody here has used, is no loss. */
function isWanted(technicians: readonly Technician[]): (entry: ListEntry) => boolean {
  const given = new Set(startingLists().map(({ id }) => id));
  return ({ id, kind }) => !given.has(id) || countUses(kind, technicians).has(id);
}

/** What is done where nobody says otherwise: the same phone or email is the same person, the same name may not be. */
export const usualChoice = ({ by }: Pick<Duplicate, 'by'>): Choice => (by === 'name' ? 'add' : 'fill');

/** The manager of an uploaded profile may be one whom the company knew already. */
export function withManagers(
  technicians: readonly Technician[],
  became: ReadonlyMap<string, string>,
): Technician[] {
  return technicians.map((technician) => {
    const managerId = technician.managerId && became.get(technician.managerId);
    return managerId ? { ...technician, managerId } : technician;
  });
}

/** Without what only this computer said of it: who edited it, and what was to decide. */
function bare<T extends { edit?: unknown; conflicts?: unknown; flags?: unknown }>(record: T): T {
  const { edit, conflicts, flags, ...rest } = record;
  return rest as T;
}

function withEntries(technician: Technician, there: ReadonlyMap<string, string>): Technician {
  const named = (id: unknown) => (typeof id === 'string' ? (there.get(id) ?? id) : id);
  const values = fieldEntries(technicianFields).flatMap(([name, { list }]) => {
    const value = list && fieldValue(technician, name);
    if (value === undefined) return [];
    return [[name, Array.isArray(value) ? [...new Set(value.map(named))] : named(value)] as const];
  });
  return withFieldValues(technician, values) as Technician;
}

/** Fields that a person fills in; `account` and the rest are the server's. */
const isTyped = ([name, { write, merge }]: readonly [string, Field]): boolean =>
  name !== 'id' && name !== 'edit' && name !== 'active' && write !== 'server' && merge !== 'settle';

function compared(mine: Technician, theirs: Technician): Pick<Duplicate, 'missing' | 'differ'> {
  const missing: Record<string, unknown> = {};
  const differ: string[] = [];
  for (const [name, field] of fieldEntries(technicianFields).filter(isTyped)) {
    const [own, standing] = [fieldValue(mine, name), fieldValue(theirs, name)];
    if (isEmpty(own) || sameValue(field, own, standing)) continue;
    if (isEmpty(standing)) missing[name] = own;
    else if (name !== 'name') differ.push(field.label);
  }
  return { missing, differ };
}

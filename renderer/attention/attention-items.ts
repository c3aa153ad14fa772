import { type Company, companyFields } from '#domain/company/company.ts';
import { type ListEntry, listEntryFields } from '#domain/company/list-entry.ts';
import { listKinds } from '#domain/company/list-kinds.ts';
import type { Request } from '#domain/company/requests.ts';
import type { AnyRecord, Fields } from '#domain/record/field.ts';
import type { Conflict, Flag } from '#domain/record/own-fields.ts';
import type { Decidable } from '#domain/record/settle.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { toDecide } from '#domain/technician/to-decide.ts';

/** The collections in which values may wait for a person. */
export type DecidableCollection = 'technicians' | 'lists' | 'company';

export const fieldsIn: Readonly<Record<DecidableCollection, Fields>> = {
  technicians: technicianFields,
  lists: listEntryFields,
  company: companyFields,
};

/** The record that an item is about, and the way to it. */
export type Subject = {
  readonly collection: DecidableCollection;
  readonly record: AnyRecord & Decidable & { readonly id: string };
  readonly name: string;
  /** Which list, or nothing for a technician. */
  readonly about: string | null;
  readonly path: string;
};

/** A value that was changed in two places (S5). `entryId` is its place in the record's `conflicts`. */
export type ConflictItem = {
  readonly id: string;
  readonly subject: Subject;
  readonly entryId: string;
  readonly conflict: Conflict;
};

/** A value that somebody else holds (S10), of a technician. */
export type FlagItem = {
  readonly id: string;
  readonly technician: Technician;
  readonly entryId: string;
  readonly flag: Flag;
};

const technicianSubject = (record: Technician): Subject => ({
  collection: 'technicians',
  record: record as Technician & Decidable,
  name: record.name ?? record.id,
  about: null,
  path: `/technicians/${record.id}`,
});

const entrySubject = (record: ListEntry): Subject => ({
  collection: 'lists',
  record: record as ListEntry & Decidable,
  name: record.name,
  about: listKinds[record.kind].many,
  path: `/lists/${record.kind}`,
});

const companySubject = (record: Company): Subject => ({
  collection: 'company',
  record: record as Company & Decidable & { id: string },
  name: record.name ?? 'The company',
  about: 'Settings',
  path: '/settings',
});

type Everything = {
  readonly technicians: readonly Technician[];
  readonly lists: readonly ListEntry[];
  readonly company: readonly Company[];
};

/** All that two people changed in one place, the oldest first. */
export function conflictItems({ technicians, lists, company }: Everything): ConflictItem[] {
  const subjects = [
    ...technicians.filter((record) => toDecide(record) > 0).map(technicianSubject),
    ...lists.filter((record) => toDecide(record) > 0).map(entrySubject),
    ...company.filter((record) => toDecide(record) > 0).map(companySubject),
  ];
  return subjects
    .flatMap(conflictsOf)
    .toSorted((a, b) => a.conflict.other.at.localeCompare(b.conflict.other.at));
}

const conflictsOf = (subject: Subject): ConflictItem[] =>
  Object.entries(subject.record.conflicts ?? {}).map(([entryId, conflict]) => ({
    id: `${subject.collection}|${subject.record.id}|${entryId}`,
    subject,
    entryId,
    conflict,
  }));

/** What two people changed in one place of a technician. */
export const conflictsOfTechnician = (technician: Technician): ConflictItem[] =>
  conflictsOf(technicianSubject(technician));

/** All values that somebody else holds. */
export const flagItems = (technicians: readonly Technician[]): FlagItem[] =>
  technicians.flatMap((technician) =>
    Object.entries(technician.flags ?? {}).map(([entryId, flag]) => ({
      id: `flag|${technician.id}|${entryId}`,
      technician,
      entryId,
      flag,
    })),
  );

/** Requests that failed, of each kind and technician only where the newest did: asking again settles it. */
export function failedRequests(requests: readonly Request[]): Request[] {
  const newest = new Map<string, Request>();
  for (const request of requests.toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))) {
    const key = `${request.kind}|${request.technicianId}`;
    if (!newest.has(key)) newest.set(key, request);
  }
  return [...newest.values()].filter(({ state }) => state === 'failed');
}

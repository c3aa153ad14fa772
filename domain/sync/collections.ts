import type { Permission } from '../access/permissions.ts';
import { companyFields } from '../company/company.ts';
import { listEntryFields } from '../company/list-entry.ts';
import { personFields } from '../company/people.ts';
import { requestFields } from '../company/requests.ts';
import type { AnyRecord, Fields } from '../record/field.ts';
import type { Problem } from '../record/problems.ts';
import { technicianFields } from '../technician/fields.ts';
import { technicianProblems } from '../technician/rules.ts';

/** What both sides know about one collection of records. */
export type Collection = {
  readonly fields: Fields;
  /** The permission to add a record; `server` where only the server does. */
  readonly create: Permission | 'server';
  /** The permission to remove one for good; most things are deactivated or retired instead (S11). */
  readonly remove: Permission | 'server';
  /** Rules over several fields, judged where an edit touches one of them. */
  readonly judge?: (record: AnyRecord, touched: ReadonlySet<string>) => readonly Problem[];
};

export type Collections = Readonly<Record<string, Collection>>;

export const collections = {
  technicians: {
    fields: technicianFields,
    create: 'editEmployee',
    remove: 'removeEmployee',
    judge: technicianProblems,
  },
  lists: { fields: listEntryFields, create: 'editLists', remove: 'server' },
  people: { fields: personFields, create: 'server', remove: 'server' },
  company: { fields: companyFields, create: 'server', remove: 'server' },
  requests: { fields: requestFields, create: 'editEmployee', remove: 'server' },
} as const satisfies Collections;

export type CollectionName = keyof typeof collections;

export const collectionNames = Object.keys(collections) as CollectionName[];

/** The newest version of any field: what a program says of itself with each request (S15). */
export const schemaVersion = Math.max(
  ...Object.values<Collection>(collections).flatMap(({ fields }) =>
    Object.values(fields).map(({ since }) => since),
  ),
);

/** Does the server own every field, so that nothing is ever pushed? */
export const isPulledOnly = ({ create, fields }: Collection): boolean =>
  create === 'server' && Object.values(fields).every(({ write }) => write === 'server');

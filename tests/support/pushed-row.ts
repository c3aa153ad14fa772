import type { Permission } from '#domain/access/permissions.ts';
import { type Actor, officeRoles } from '#domain/access/roles.ts';
import type { AnyRecord } from '#domain/record/field.ts';
import type { Edit } from '#domain/record/own-fields.ts';
import { type Collection, collections } from '#domain/sync/collections.ts';
import { type Decision, decide, type Standing } from '#domain/sync/decide.ts';
import type { WireRecord } from '#domain/sync/wire.ts';
import { type Technician, technicianFields } from '#domain/technician/fields.ts';
import { sample } from './sample.ts';

export const { technicians, lists, people, company, requests } = collections as Record<string, Collection> &
  Record<keyof typeof collections, Collection>;

export const admin: Actor = { id: 'kim', permissions: officeRoles.administrator.permissions };
export const withRights = (...permissions: Permission[]): Actor => ({ id: 'kim', permissions });

export const edit = (id: string, after?: string[], by = 'kim'): Edit => ({
  id,
  by,
  at: '2026-11-24T08:00:00.000Z',
  device: 'Laptop',
  ...(after ? { after } : {}),
});

export const ann: Technician & WireRecord = sample(technicianFields, {
  id: 'ann',
  name: 'Ann',
  memo: 'old',
  edit: edit('e0', undefined, 'lee'),
});

/** The person's state: that base with these values, and the edit that made it. */
export const edited = (base: AnyRecord, changes: object, by: Edit = edit('e1')): WireRecord => ({
  ...(base as WireRecord),
  ...changes,
  edit: by,
});

type Around = Partial<Standing> & { readonly actor?: Actor; readonly collection?: Collection };

export const push = (base: AnyRecord | undefined, mine: AnyRecord, around: Around = {}): Decision =>
  decide(
    around.collection ?? technicians,
    { assumedMasterState: base as WireRecord | undefined, newDocumentState: mine as WireRecord },
    around.actor ?? admin,
    {
      record: 'record' in around ? around.record : (base as WireRecord | undefined),
      appliedAs: around.appliedAs ?? (() => undefined),
      setBy: around.setBy ?? (() => edit('e0', undefined, 'lee')),
    },
  );

/** Pushes one change of Ann, who stands as `theirs`. */
export const change = (changes: object, around: Around = {}) =>
  push(ann, edited(ann, changes), { record: ann, ...around });

export const refused = (code: string, field?: string) => ({
  outcome: 'rejected',
  refusal: { code, ...(field === undefined ? {} : { field }) },
});

export const newAnn = (changes: object = {}) => edited(sample(technicianFields, { id: 'ann' }), changes);

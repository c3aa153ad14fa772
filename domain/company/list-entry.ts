import { z } from 'zod';
import { type Permission, permissionNames } from '../access/permissions.ts';
import type { RecordOf } from '../record/field.ts';
import { entry, field, text, toggle } from '../record/kinds.ts';
import { conflictsField, editField, flagsField, idField } from '../record/own-fields.ts';
import { type ListKind, listKindNames } from './list-kinds.ts';

const listed = { section: 'Entry', write: 'editLists' } as const;

/** The one declaration of a list entry (R40). `kindsWith` says which of the lists has which field. */
export const listEntryFields = {
  id: idField,
  kind: field(z.enum(listKindNames), {
    label: 'List',
    required: 'always',
    write: 'editLists',
    locked: () => 'An entry stays in its list.',
  }),
  name: text({ ...listed, label: 'Name', required: 'always', length: 80, column: { width: 260 } }),
  colour: field(z.string().regex(/^#[0-9a-f]{6}$/, 'A colour such as #2f7d6d'), {
    ...listed,
    label: 'Colour',
    control: 'colour',
    column: { width: 90 },
  }),
  zipPatterns: field(
    z.array(z.string().regex(/^\d{1,5}\*?$/, 'Digits, with * for the rest, such as 912*')).max(500),
    {
      ...listed,
      label: 'ZIP patterns',
      control: 'patterns',
      merge: 'set',
      wide: true,
      hint: 'Separated by commas, such as 912*, 91301.',
      column: { width: 220 },
    },
  ),
  parentId: entry('projectLabel', { ...listed, label: 'Inside', column: { width: 160 } }),
  permissions: field(z.array(z.enum(permissionNames)).max(200), {
    label: 'Default permissions',
    merge: 'set',
    write: 'editPermissions',
    gives: (before, after) => {
      const had = (before ?? []) as readonly Permission[];
      return ((after ?? []) as readonly Permission[]).filter((name) => !had.includes(name));
    },
  }),
  // Those who hold a role would else fall back to the built-in one of the same id.
  office: toggle({
    label: 'For office users',
    write: 'editPermissions',
    since: 1,
    locked: () => 'A role stays with office users, or with technicians.',
  }),
  // A number between those of its neighbours, so that a move changes one entry; `list-order.ts` says more.
  order: field(z.number(), { label: 'Order', write: 'editLists', since: 1 }),
  active: toggle({ ...listed, section: null, label: 'Active', initial: true }),
  conflicts: conflictsField('editLists'),
  flags: flagsField('editLists'),
  edit: editField,
} as const;

export type ListEntry = RecordOf<typeof listEntryFields> & { id: string; kind: ListKind; name: string };

const kindsWith: Partial<Record<keyof typeof listEntryFields, readonly ListKind[]>> = {
  colour: ['zone', 'projectLabel'],
  zipPatterns: ['zone'],
  parentId: ['projectLabel'],
  permissions: ['role'],
  office: ['role'],
};

export const listHasField = (kind: ListKind, name: string): boolean =>
  kindsWith[name as keyof typeof listEntryFields]?.includes(kind) ?? true;
